/* mqm.h — what a rule is called elsewhere. Floor report. Private. */
#ifndef DZ_REPORT_MQM_H
#define DZ_REPORT_MQM_H

/** A kind of error in the typologies that the trade shares. Static. */
typedef struct dz_mqm {
    const char *rule; /* a rule, or a family: all of its other rules */
    const char *path; /* MQM-Full (themqm.org): "Accuracy/Omission" */
    const char *its;  /* a type of ITS 2.0, section 8.17: "omission" */
} dz_mqm;

/** That of a rule, or of its family; NULL: there is none. */
const dz_mqm *dz_mqm_of(const char *rule);

#endif
