using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>The cookies: the session's key, and sign-ins under way. Only for this host over https, out of scripts' reach; in a frame of the EHR partitioned by it.</summary>
internal sealed class SessionCookies(WorklistSettings settings, IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan SignInTime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector protector = protection.CreateProtector("Prescreen.Worklist.SignIn.1");

    /// <summary>"__Host-prescreen" over https.</summary>
    public string Name => Named(settings, "prescreen");

    public string? Key(HttpRequest request) => request.Cookies[Name];

    public void SetKey(HttpResponse response, string key) => response.Cookies.Append(Name, key, Options(settings));

    public void RemoveKey(HttpResponse response) => response.Cookies.Delete(Name, Options(settings));

    /// <summary>Keeps a sign-in under way in the browser, each under its own name so that two tabs don't mix.</summary>
    public void Keep(HttpResponse response, SignInCookie pending)
    {
        var content = protector.Protect(JsonSerializer.SerializeToUtf8Bytes(pending with { Until = time.GetUtcNow() + SignInTime }, SessionJson.Default.SignInCookie));
        var options = Options(settings);
        options.MaxAge = SignInTime;
        response.Cookies.Append(NameOf(pending.Pending.State), Convert.ToBase64String(content), options);
    }

    /// <summary>The sign-in of a state, if this browser began it and it isn't too late; it can be taken once.</summary>
    public SignInCookie? Take(HttpContext context, string state)
    {
        var name = NameOf(state);
        if (context.Request.Cookies[name] is not { } content)
        {
            return null;
        }

        context.Response.Cookies.Delete(name, Options(settings));
        try
        {
            var pending = JsonSerializer.Deserialize(protector.Unprotect(Convert.FromBase64String(content)), SessionJson.Default.SignInCookie);
            return pending is not null && time.GetUtcNow() < pending.Until
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(pending.Pending.State), Encoding.UTF8.GetBytes(state))
                ? pending
                : null;
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A cookie's name as this installation may call it.</summary>
    public static string Named(WorklistSettings settings, string name) => settings.IsSecure ? $"__Host-{name}" : name;

    /// <summary>How all cookies of the pages are sent.</summary>
    public static CookieOptions Options(WorklistSettings settings)
    {
        CookieOptions options = new()
        {
            HttpOnly = true,
            Secure = settings.IsSecure,
            Path = "/",
            IsEssential = true,
            SameSite = settings.IsEmbedded ? SameSiteMode.None : SameSiteMode.Lax,
        };
        if (settings.IsEmbedded)
        {
            options.Extensions.Add("Partitioned");
        }

        return options;
    }

    private string NameOf(string state) => Named(settings, $"prescreen-sign-in-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 8))}");
}
