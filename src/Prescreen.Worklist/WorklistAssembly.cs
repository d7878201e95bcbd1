using System.Reflection;

namespace Prescreen.Worklist;

/// <summary>The pages a coordinator reviews flagged patients on, and the cards an EHR shows.</summary>
public static class WorklistAssembly
{
    /// <summary>The assembly that holds texts and assets.</summary>
    public static Assembly Instance => typeof(WorklistAssembly).Assembly;

    /// <summary>The embedded files under a folder: the name behind the folder, and the content.</summary>
    internal static IEnumerable<(string Name, byte[] Content)> Files(string folder)
    {
        var prefix = $"Prescreen.Worklist.{folder}.";
        foreach (var name in Instance.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = Instance.GetManifestResourceStream(name)!;
            using MemoryStream content = new();
            stream.CopyTo(content);
            yield return (name[prefix.Length..], content.ToArray());
        }
    }
}
