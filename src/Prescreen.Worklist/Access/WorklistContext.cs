using Microsoft.AspNetCore.Http;

namespace Prescreen.Worklist.Access;

/// <summary>What the worklist knows of a request.</summary>
public static class WorklistContext
{
    private static readonly object UserKey = new();
    private static readonly object SessionKey = new();
    private static readonly object NonceKey = new();

    extension(HttpContext context)
    {
        /// <summary>Who is signed in; null for nobody.</summary>
        public WorklistUser? WorklistUser => context.Items.TryGetValue(UserKey, out var user) ? (WorklistUser?)user : null;

        /// <summary>The nonce of this answer's Content-Security-Policy, for a script that can't be a file.</summary>
        public string ScriptNonce => context.Items.TryGetValue(NonceKey, out var nonce) ? (string)nonce! : "";

        internal Session? CurrentSession => context.Items.TryGetValue(SessionKey, out var session) ? (Session?)session : null;

        internal void SignedIn(WorklistUser user, Session session) => (context.Items[UserKey], context.Items[SessionKey]) = (user, session);

        internal void Nonce(string nonce) => context.Items[NonceKey] = nonce;
    }
}
