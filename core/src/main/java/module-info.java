/** The vocabulary of Ostiary, the backend interface, and the policies that every backend shares. */
module io.ostiary.core {
    requires static transitive org.jspecify;

    exports io.ostiary;
    exports io.ostiary.action;
    exports io.ostiary.alert;
    exports io.ostiary.api;
    exports io.ostiary.application;
    exports io.ostiary.audit;
    exports io.ostiary.apikey;
    exports io.ostiary.backend;
    exports io.ostiary.billing;
    exports io.ostiary.backend.hash;
    exports io.ostiary.form;
    exports io.ostiary.branding;
    exports io.ostiary.domain;
    exports io.ostiary.emailtemplate;
    exports io.ostiary.group;
    exports io.ostiary.organization;
    exports io.ostiary.permission;
    exports io.ostiary.provider;
    exports io.ostiary.role;
    exports io.ostiary.session;
    exports io.ostiary.tenant;
    exports io.ostiary.user;

    uses io.ostiary.backend.BackendProvider;
}
