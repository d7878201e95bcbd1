namespace Prescreen.RealData;

/// <summary>Where the real records of others lie: <c>../shared</c> beside the folder of Integration.sln. They are read in place, never copied.</summary>
public static class SharedData
{
    /// <summary>The folder <c>shared</c>, or null where this machine has none.</summary>
    public static string? Root { get; } = Find();

    /// <summary>
    /// A file or folder below <c>shared/data</c>. Skips the running test where there is no such folder at all, except under CI=true, where
    /// that is a failure: CI must never pass by not looking.
    /// </summary>
    public static string Path(params string[] parts)
    {
        if (Root is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "There is no folder ../shared beside this repository: real data isn't here.");
            throw new DirectoryNotFoundException("CI has no folder ../shared beside the repository, so the checks on real data can't run.");
        }

        return System.IO.Path.Combine([Root, "data", .. parts]);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Integration.sln")))
            {
                var shared = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, "..", "shared"));
                return Directory.Exists(System.IO.Path.Combine(shared, "data")) ? shared : null;
            }
        }

        return null;
    }
}
