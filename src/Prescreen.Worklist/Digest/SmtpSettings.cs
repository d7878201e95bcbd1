namespace Prescreen.Worklist.Digest;

/// <summary>The mail server (Prescreen:Worklist:Smtp:…). Prints without its password.</summary>
public sealed record SmtpSettings
{
    /// <summary>Its host.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>The sender's address.</summary>
    public required string From { get; init; }

    /// <summary>Who signs in there; null for nobody.</summary>
    public string? User { get; init; }

    /// <summary>The password, from :PasswordFile; null where nobody signs in.</summary>
    public string? Password { get; init; }

    /// <summary>True where the connection must be encrypted (STARTTLS) before anything is said.</summary>
    public bool StartTls { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port}";
}
