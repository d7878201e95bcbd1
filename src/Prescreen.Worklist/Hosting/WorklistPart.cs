using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prescreen.Screening.Hosting;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Digest;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Hosting;

/// <summary>The worklist as a part of an application that <see cref="PrescreenApp"/> builds. The system is the caller's to dispose, after the application.</summary>
public sealed class WorklistPart(WorklistSystem system) : IAppPart
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        // It would warn that keys lie in the store as they are; so do the patients, and who guards these guards those.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        // It would warn with every page that it forbids keeping it, as we do ourselves.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error));
        services.AddKeptKeys(system.System.Store.Kept);
        services.AddSingleton(system.Protection);
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            var cookie = SessionCookies.Options(system.Settings);
            options.Cookie.Name = SessionCookies.Named(system.Settings, "prescreen-form");
            options.Cookie.SecurePolicy = cookie.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.Cookie.SameSite = cookie.SameSite;
            options.Cookie.Path = cookie.Path;
            foreach (var extension in cookie.Extensions)
            {
                options.Cookie.Extensions.Add(extension);
            }

            options.FormFieldName = "form-key";
            options.HeaderName = null;
            // Our own headers say who may frame a page.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<IHostedService>(_ => new IndexFilling(system.Subjects));
        services.AddSingleton<IHostedService>(_ => system.Forwarder);
        services.AddSingleton<IHostedService>(_ => new SessionSweeper(system));
        if (system.Settings.Digest is not null)
        {
            services.AddSingleton(provider => CoordinatorMails.Rounds(system, provider.GetRequiredService<ILoggerFactory>())!);
        }
    }

    /// <inheritdoc/>
    public void Map(WebApplication application)
    {
        SecurityHeaders headers = new(system.Settings);
        SessionGate gate = new(system);
        application.Use(next => context => headers.RunAsync(context, next));
        application.UseWhen(
            context => context.Request.Path.StartsWithSegments(Addresses.Root),
            pages => pages.Use(next => context => gate.RunAsync(context, next)));
        application.MapWorklist(system);
    }

    /// <inheritdoc/>
    public void WriteHealth(Utf8JsonWriter writer)
    {
        writer.WriteNumber("auditWaiting", system.Forwarder.Waiting);
        writer.WriteNumber("auditRefused", system.Forwarder.Refused);
    }
}
