using Microsoft.AspNetCore.Http;

namespace Prescreen.TestServer.Auth;

/// <summary>
/// The authorization endpoint: asks who signs in and, outside of an EHR launch, for which patient; sends the app a code. There are no passwords.
/// See http://hl7.org/fhir/smart-app-launch/app-launch.html and https://openid.net/specs/openid-connect-core-1_0.html#AuthorizationEndpoint.
/// </summary>
internal sealed class AuthorizeDesk(TestServerOptions options, Launches launches, GrantHandles codes, Patients patients)
{
    private readonly AuthorizeCheck check = new(options, launches);

    public async Task RunAsync(HttpContext context)
    {
        if (await Parameters.ReadAsync(context.Request) is not { } asked)
        {
            await RefuseAsync(context, "A parameter is repeated, or the body isn't a form.");
            return;
        }

        switch (check.Check(asked, AuthAddresses.Of(context.Request, options)))
        {
            case Refused refused:
                await RefuseAsync(context, refused.Text);
                break;
            case SentBack back:
                SendBack(context, asked, back);
                break;
            case Accepted accepted:
                await AskOrGrantAsync(context, asked, accepted);
                break;
        }
    }

    private async Task AskOrGrantAsync(HttpContext context, Parameters asked, Accepted accepted)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);
        if (isPost && asked.Has(SignInPage.CancelField))
        {
            SendBack(context, asked, new SentBack("access_denied", "The person cancelled."));
            return;
        }

        // Whoever is signed in to the EHR isn't asked again, as with a real one's session.
        var session = asked["prompt"] == "login" ? null : accepted.Launch.User;
        IReadOnlyList<RegisteredUser> users = session is null ? options.Users : [session];
        var needsPatient = accepted.Launch.Patient is null && Scopes.NeedPatient(accepted.Scopes);
        var chosen = isPost ? users.FirstOrDefault(one => one.Subject == asked[SignInPage.UserField]) : null;
        var user = chosen ?? (needsPatient ? null : session);
        var patient = needsPatient && user is not null ? asked[SignInPage.PatientField] : accepted.Launch.Patient;
        var patientIsGood = !needsPatient || (user is not null && await patients.ExistsAsync(patient!, context.RequestAborted));
        if (user is not null && patientIsGood)
        {
            Give(context, asked, accepted, user, patient);
        }
        else if (asked["prompt"] == "none")
        {
            SendBack(context, asked, new SentBack(needsPatient ? "interaction_required" : "login_required", "Nobody can be asked with prompt=none."));
        }
        else
        {
            var note = user is not null ? "There is no such patient on this server." : null;
            await SignInPage.SendAsync(context, options, new SignInQuestion(check.AppOf(asked)!, asked, users, needsPatient, note), patients);
        }
    }

    private void Give(HttpContext context, Parameters asked, Accepted accepted, RegisteredUser user, string? patient)
    {
        if (asked.Has("launch") && !launches.TryUse(asked["launch"]))
        {
            SendBack(context, asked, new SentBack("invalid_request", "launch is used."));
            return;
        }

        var code = codes.Make(new Grant(check.AppOf(asked)!, user, accepted.Scopes)
        {
            RedirectUri = asked["redirect_uri"],
            Challenge = asked["code_challenge"],
            Nonce = asked["nonce"],
            Patient = patient,
            Encounter = accepted.Launch.Encounter,
        });
        Redirect(context, asked, ("code", code));
    }

    private void SendBack(HttpContext context, Parameters asked, SentBack back) => Redirect(context, asked, ("error", back.Error), ("error_description", back.Text));

    private void Redirect(HttpContext context, Parameters asked, params IEnumerable<(string Name, string Value)> answer)
    {
        List<(string, string)> all = [.. answer, ("iss", AuthAddresses.Of(context.Request, options).Issuer)];
        if (asked.Has("state"))
        {
            all.Add(("state", asked["state"]));
        }

        context.Response.StatusCode = 303;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.Location = UrlQuery.Add(asked["redirect_uri"], all);
    }

    private static Task RefuseAsync(HttpContext context, string text)
        => HtmlPage.SendAsync(context, 400, "This app can't sign in", new Markup($"<p>{text}</p><p>Nothing was sent to the app. Whoever set it up must mend this.</p>"), []);
}
