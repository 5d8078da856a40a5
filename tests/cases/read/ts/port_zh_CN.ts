<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../src/mainwindow.cpp" line="42"/>
        <source>&amp;Open log…</source>
        <translation>打开日志(&amp;O)…</translation>
    </message>
    <message>
        <location filename="../src/mainwindow.cpp" line="+6"/>
        <source>The port has 22 berths.
12 of them are free.</source>
        <translation>港口有22个泊位，
其中20个空闲。</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>%n ship(s) at sea</source>
        <translation>
            <numerusform>%n艘船在海上</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed for the day</source>
        <translation type="vanished">今日30点关闭</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <location filename="../src/report.cpp" line="7"/>
        <source>Throughput rose by 5.2 percent in 2023.</source>
        <translation type="unfinished">2023年吞吐量增长5.3%。</translation>
    </message>
    <message>
        <location filename="../src/report.cpp" line="12"/>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
