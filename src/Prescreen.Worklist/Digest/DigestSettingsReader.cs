using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Digest;

/// <summary>Reads the settings of the mails; null where there is no mail server.</summary>
internal static class DigestSettingsReader
{
    private const string Digest = "Prescreen:Worklist:Digest";
    private const string Smtp = "Prescreen:Worklist:Smtp";

    public static DigestSettings? Read(IConfiguration configuration, ImmutableArray<Problem>.Builder problems)
    {
        if (!configuration.GetSection(Smtp).GetChildren().Any())
        {
            return null;
        }

        var section = configuration.GetSection(Digest);
        return new DigestSettings
        {
            Smtp = Server(configuration.GetSection(Smtp), problems),
            At = At(section, problems),
            Most = Number(section, "Most", 5, 1, 7, problems),
            Language = Language(section, problems),
            Off = WorklistSettingsReader.Names(section, "Off"),
        };
    }

    private static SmtpSettings Server(IConfigurationSection section, ImmutableArray<Problem>.Builder problems)
    {
        var host = section["Host"] ?? "";
        if (Uri.CheckHostName(host) is UriHostNameType.Unknown)
        {
            problems.Add(WorklistSettingsReader.Wrong($"{Smtp}:Host", "the mail server's host name"));
        }

        var from = section["From"] ?? "";
        if (!MailAddress.TryCreate(from, out _))
        {
            problems.Add(WorklistSettingsReader.Wrong($"{Smtp}:From", "the sender's address, such as prescreen@hospital.example"));
        }

        var startTls = true;
        if (section["StartTls"] is { Length: > 0 } text && !bool.TryParse(text, out startTls))
        {
            problems.Add(WorklistSettingsReader.Wrong($"{Smtp}:StartTls", "true or false"));
        }

        var user = section["User"] is { Length: > 0 } name ? name : null;
        if (user is not null && !startTls && host is not ("localhost" or "127.0.0.1" or "::1"))
        {
            problems.Add(WorklistSettingsReader.Wrong($"{Smtp}:StartTls", "true where :User signs in, so that nobody reads the password"));
        }

        return new SmtpSettings
        {
            Host = host,
            Port = Number(section, "Port", 587, 1, 65535, problems),
            From = from,
            User = user,
            Password = user is null ? null : Password(section, problems),
            StartTls = startTls,
        };
    }

    private static string? Password(IConfigurationSection section, ImmutableArray<Problem>.Builder problems)
    {
        try
        {
            return File.ReadAllText(section["PasswordFile"] ?? "").Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(WorklistSettingsReader.Wrong($"{Smtp}:PasswordFile", "a file with the password of :User"));
            return null;
        }
    }

    private static TimeOnly At(IConfigurationSection section, ImmutableArray<Problem>.Builder problems)
    {
        if (section["At"] is not { Length: > 0 } text)
        {
            return new TimeOnly(7, 30);
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return at;
        }

        problems.Add(WorklistSettingsReader.Wrong($"{Digest}:At", "a time of day at the site, such as 07:30"));
        return default;
    }

    private static string Language(IConfigurationSection section, ImmutableArray<Problem>.Builder problems)
    {
        var language = section["Language"] is { Length: > 0 } text ? text : PageTexts.Languages[0];
        if (!PageTexts.Languages.Contains(language))
        {
            problems.Add(WorklistSettingsReader.Wrong($"{Digest}:Language", string.Join(" or ", PageTexts.Languages)));
        }

        return language;
    }

    private static int Number(IConfigurationSection section, string name, int otherwise, int least, int most, ImmutableArray<Problem>.Builder problems)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        problems.Add(WorklistSettingsReader.Wrong($"{section.Path}:{name}", string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")));
        return otherwise;
    }
}
