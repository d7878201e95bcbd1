using System.Diagnostics;

namespace Prescreen.EndToEnd.Support;

/// <summary><c>prescreen serve</c> as a process of its own, to be killed as a machine that loses its power kills it.</summary>
internal sealed class ServeProcess : IDisposable
{
    private readonly Process process;

    private ServeProcess(Process process) => this.process = process;

    /// <summary>Starts it with a site's settings in its environment.</summary>
    public static ServeProcess Start(IEnumerable<KeyValuePair<string, string?>> settings, Uri address)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Repository.Output("Prescreen.Cli", "Prescreen.Cli.dll"));
        start.ArgumentList.Add("serve");
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(address.AbsoluteUri);
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start).ShouldNotBeNull();
        // Read on and on, so that a full pipe never stops it.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServeProcess(process);
    }

    public bool IsRunning => !process.HasExited;

    /// <summary>SIGKILL: nothing of it runs any more when this returns.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (IsRunning)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
