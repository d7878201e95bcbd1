using System.Security.Cryptography;

namespace Prescreen.TestServer;

/// <summary>Ids and tokens nobody can guess.</summary>
internal static class RandomIds
{
    public static string Next() => RandomNumberGenerator.GetHexString(20, lowercase: true);

    public static string Token() => RandomNumberGenerator.GetHexString(64, lowercase: true);
}
