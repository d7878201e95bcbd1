using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Prescreen.Worklist.Assets;

/// <summary>The style sheet and the script of the pages, each joined of its embedded parts and named by its content, so that a browser may keep it for ever.</summary>
public static class AssetSet
{
    private static readonly FrozenDictionary<string, Asset> ByName = new[] { Join("css", "text/css; charset=utf-8"), Join("js", "text/javascript; charset=utf-8") }
        .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>"worklist.1a2b3c.css".</summary>
    public static string Style { get; } = ByName.Keys.Single(name => name.EndsWith(".css", StringComparison.Ordinal));

    /// <summary>"worklist.1a2b3c.js".</summary>
    public static string Script { get; } = ByName.Keys.Single(name => name.EndsWith(".js", StringComparison.Ordinal));

    /// <summary>The asset of a name; null where there is none.</summary>
    public static Asset? Find(string name) => ByName.GetValueOrDefault(name);

    private static Asset Join(string extension, string mediaType)
    {
        byte[] content = [.. WorklistAssembly.Files("Assets").Where(file => file.Name.EndsWith($".{extension}", StringComparison.Ordinal)).SelectMany(file => file.Content)];
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
        return new Asset($"worklist.{hash}.{extension}", mediaType, content);
    }
}

/// <summary>A file for browsers.</summary>
public sealed record Asset(string Name, string MediaType, ReadOnlyMemory<byte> Content);
