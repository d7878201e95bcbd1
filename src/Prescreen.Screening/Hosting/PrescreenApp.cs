using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prescreen.Screening.Work;

namespace Prescreen.Screening.Hosting;

/// <summary>Everything in one process without any host: what <c>prescreen serve</c> and the demo run.</summary>
public static class PrescreenApp
{
    /// <summary>
    /// An application that serves the endpoints on <paramref name="urls"/>, screens with its own workers and makes its rounds once started. The system is
    /// the caller's to dispose, after the application. <paramref name="part"/> is served beside it.
    /// </summary>
    public static WebApplication Build(PrescreenSystem system, string urls, Action<ILoggingBuilder>? logging = null, IAppPart? part = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Prescreen" });
        builder.Logging.ClearProviders();
        logging?.Invoke(builder.Logging);
        // The framework tells of every request with its path, which may name a patient.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton<IHostedService>(_ => new Rounds(system));
        builder.Services.AddSingleton<IHostedService>(_ => new WorkLoop(system.Work, system.Signal, system.Settings.Workers, system.Time));
        part?.AddServices(builder.Services);
        var application = builder.Build();
        part?.Map(application);
        application.MapPrescreen(system, part);
        return application;
    }
}
