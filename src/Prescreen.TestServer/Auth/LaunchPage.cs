using Microsoft.AspNetCore.Http;

namespace Prescreen.TestServer.Auth;

/// <summary>/launch: an EHR's button for launching an app, for a person who tries one out. See http://hl7.org/fhir/smart-app-launch/app-launch.html#launch-app-ehr-launch.</summary>
internal sealed class LaunchPage(TestServerOptions options, Launches launches, Patients patients)
{
    private IEnumerable<RegisteredApp> Apps => options.Apps.Where(app => app.LaunchUrl is not null);

    public async Task RunAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            await ShowAsync(context, 200, new Parameters(new Dictionary<string, string>()), null);
        }
        else if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = 405;
            context.Response.Headers.Allow = "GET, HEAD, POST";
        }
        else if (await Parameters.ReadAsync(context.Request) is not { } chosen)
        {
            await ShowAsync(context, 400, new Parameters(new Dictionary<string, string>()), "The form came in damaged.");
        }
        else
        {
            await LaunchAsync(context, chosen);
        }
    }

    private async Task LaunchAsync(HttpContext context, Parameters chosen)
    {
        var app = Apps.FirstOrDefault(one => one.ClientId == chosen["app"]);
        var user = options.Users.FirstOrDefault(one => one.Subject == chosen["user"]);
        var wrong = app is null ? "Choose an app."
            : chosen.Has("user") && user is null ? "There is no such user."
            : chosen.Has("patient") && !await patients.ExistsAsync(chosen["patient"], context.RequestAborted) ? "There is no such patient on this server."
            : chosen.Has("encounter") && !Patients.IsId(chosen["encounter"]) ? "An encounter's id has letters, digits, '-' and '.' only."
            : null;
        if (app is null || wrong is not null)
        {
            await ShowAsync(context, 400, chosen, wrong);
            return;
        }

        LaunchContext launched = new(Given("patient"), Given("encounter"), user);
        context.Response.StatusCode = 303;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = launches.Url(app.LaunchUrl!, AuthAddresses.Of(context.Request, options).Issuer, launched);

        string? Given(string name) => chosen.Has(name) ? chosen[name] : null;
    }

    private async Task ShowAsync(HttpContext context, int status, Parameters chosen, string? wrong)
    {
        var note = wrong is not null ? new Markup($"""<p class="note" role="alert">{wrong}</p>""") : Markup.None;
        var none = Apps.Any() ? Markup.None : new Markup($"""<p class="note">No app with a launch address is registered with this server.</p>""");
        var choice = await patients.ChooseAsync("patient", chosen["patient"], isRequired: false, context.RequestAborted);
        await HtmlPage.SendAsync(context, status, "Launch an app", new Markup($"""
            <p>As from a patient's chart in the EHR. What is left empty isn't part of the launch; without a user, the app's sign-in asks.</p>
            {note}{none}
            <form method="post" action="/launch">
            <label for="app">App</label>
            <select id="app" name="app">{Apps.Select(app => Choice(app.ClientId, app.Name, chosen["app"]))}</select>
            <label for="user">User</label>
            <select id="user" name="user"><option value="">(asked at sign-in)</option>{options.Users.Select(user => Choice(user.Subject, user.Name, chosen["user"]))}</select>
            {choice}
            <label for="encounter">Encounter's id</label>
            <input id="encounter" name="encounter" value="{chosen["encounter"]}" autocomplete="off" maxlength="64">
            <p><button>Launch</button></p>
            </form>
            """), Apps.SelectMany(app => app.RedirectUris.Prepend(app.LaunchUrl!)));
    }

    private static Markup Choice(string value, string text, string chosen) => value == chosen
        ? new Markup($"""<option value="{value}" selected>{text}</option>""")
        : new Markup($"""<option value="{value}">{text}</option>""");
}
