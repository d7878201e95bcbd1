using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Digest;

/// <summary>The mails that tell coordinators what changed.</summary>
public static class CoordinatorMails
{
    /// <summary>Decides for every coordinator now, and sends what is to be sent unless <paramref name="isDry"/>; MAIL-011 where no mail server is set.</summary>
    public static async Task<Result<ImmutableArray<DigestReport>>> RunAsync(WorklistSystem system, bool isDry, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.Settings.Digest is { } settings
            ? await Run(system, settings).RunAsync(isDry, ct)
            : new Problem(ProblemKind.Invalid, "MAIL-011", "No mails are set up: set Prescreen:Worklist:Smtp:Host and :From.");
    }

    /// <summary>What sends them every day; null where no mail server is set.</summary>
    internal static IHostedService? Rounds(WorklistSystem system, ILoggerFactory logs)
        => system.Settings.Digest is { } settings
            ? new DigestRounds(Run(system, settings), settings, system.System.Settings.TimeZone, system.System.Time, logs.CreateLogger<DigestRounds>())
            : null;

    private static DigestRun Run(WorklistSystem system, DigestSettings settings) => new(system, settings, new SmtpMailer(settings.Smtp));
}
