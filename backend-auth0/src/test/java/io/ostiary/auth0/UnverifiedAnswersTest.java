package io.ostiary.auth0;

/** That the emulator answers as the backend takes for granted. */
class UnverifiedAnswersTest extends UnverifiedAnswers {
    @Override
    TenantHarness harness() {
        return new Auth0Harness();
    }
}
