using Microsoft.AspNetCore.Http;

namespace Prescreen.Worklist.Access;

/// <summary>What the worklist knows of a request.</summary>
public static class WorklistContext
{
    private static readonly object UserKey = new();
    private static readonly object NonceKey = new();

    extension(HttpContext context)
    {
        /// <summary>Who is signed in; null for nobody.</summary>
        public WorklistUser? WorklistUser => context.Items.TryGetValue(UserKey, out var user) ? (WorklistUser?)user : null;

        /// <summary>The nonce of this answer's Content-Security-Policy, for a script that can't be a file.</summary>
        public string ScriptNonce => context.Items.TryGetValue(NonceKey, out var nonce) ? (string)nonce! : "";

        internal void SignedIn(WorklistUser user) => context.Items[UserKey] = user;

        internal void Nonce(string nonce) => context.Items[NonceKey] = nonce;
    }
}
