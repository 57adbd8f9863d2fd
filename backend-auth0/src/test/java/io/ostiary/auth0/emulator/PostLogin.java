package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;

/** Runs the code of the Actions that are bound to the post-login trigger. */
final class PostLogin {
    /**
     * Calls what an Action exports, and returns what it put into tokens. The code that the OpenAPI document gives to an Action
     * by default exports no handler, and does nothing.
     */
    private static final String CALL = """
            (function (event) {
              var claims = { accessToken: {}, idToken: {} };
              var token = function (name) {
                return { setCustomClaim: function (claim, value) { claims[name][claim] = value; } };
              };
              var handler = module.exports.onExecutePostLogin;
              if (handler !== undefined) {
                handler(event, { accessToken: token('accessToken'), idToken: token('idToken') });
              }
              return JSON.stringify(claims);
            })
            """;

    private final Actions actions;

    PostLogin(Actions actions) {
        this.actions = actions;
    }

    /** What the Actions add to a user's tokens; one that throws keeps the user out. */
    CustomClaims claims(User user) {
        var claims = new CustomClaims(new HashMap<>(), new HashMap<>());
        for (Actions.Binding binding : actions.bindings("post-login")) {
            binding.action().deployed().ifPresent(version -> {
                JsonNode added = run(version.content().code(), user);
                addAll(claims.accessToken(), added.path("accessToken"));
                addAll(claims.idToken(), added.path("idToken"));
            });
        }
        return claims;
    }

    private static JsonNode run(String code, User user) {
        ObjectNode event = Json.object();
        event.set("user", user.profile());
        try (Context context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            context.setInterpretedMode(true);
            Scriptable scope = context.initSafeStandardObjects();
            evaluate(context, scope, "var module = { exports: {} }; var exports = module.exports;");
            evaluate(context, scope, inOlderJavaScript(code));
            return Json.parse((String) evaluate(context, scope, CALL + "(" + event + ")"))
                    .orElseThrow();
        } catch (RhinoException e) {
            throw OAuthProblem.accessDenied(e.details());
        }
    }

    /** Says in the JavaScript that Rhino knows what it does not know; nothing here waits. */
    private static String inOlderJavaScript(String code) {
        return code.replace("= async (", "= (").replace("for (const ", "for (let ");
    }

    private static Object evaluate(Context context, Scriptable scope, String source) {
        return context.evaluateString(scope, source, "action.js", 1, null);
    }

    private static void addAll(Map<String, Object> claims, JsonNode added) {
        added.properties().forEach(claim -> claims.put(claim.getKey(), Json.plain(claim.getValue())));
    }
}
