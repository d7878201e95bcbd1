using System.ComponentModel;
using System.Diagnostics;
using Dapper;
using Npgsql;

namespace Prescreen.Screening.Tests.Postgres;

/// <summary>
/// A PostgreSQL cluster of this test run alone: a temporary folder, reachable only by a socket in it, removed at the end. Where PostgreSQL isn't
/// installed, its tests are skipped with the reason; in CI that is a failure.
/// </summary>
public sealed class PrivatePostgres : IAsyncLifetime
{
    // PostgreSQL refuses to run as root; Debian's package brings this user.
    private const string Unprivileged = "postgres";

    private DirectoryInfo? folder;
    private string? programs;
    private int databases;

    private string Data => Path.Combine(folder!.FullName, "data");

    public async ValueTask InitializeAsync()
    {
        programs = FindPrograms();
        if (programs is null)
        {
            return;
        }

        folder = Directory.CreateTempSubdirectory("prescreen-pg-");
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", Unprivileged, folder.FullName);
        }

        await RunServerProgramAsync("initdb", "-D", Data, "-U", "prescreen", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await RunServerProgramAsync(
            "pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(folder.FullName, "log"), "-o", $"-F -c listen_addresses='' -k {folder.FullName}");
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await RunServerProgramAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        if (folder is null)
        {
            Assert.Skip("PostgreSQL isn't installed (Debian: apt-get install postgresql).");
        }

        var name = $"test{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.ExecuteAsync($"CREATE DATABASE {name}");
        return ConnectionTo(name);
    }

    private string ConnectionTo(string database)
        => new NpgsqlConnectionStringBuilder { Host = folder!.FullName, Username = "prescreen", Database = database, MaxPoolSize = 20, Timeout = 60 }.ToString();

    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).Select(version => Path.Combine(version, "bin")) : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var found = versions.Order().Reverse().Concat(onPath).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")));
        return found is null && Environment.GetEnvironmentVariable("CI") == "true"
            ? throw new InvalidOperationException("In CI PostgreSQL must be installed (Debian: apt-get install postgresql).")
            : found;
    }

    private Task RunServerProgramAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(programs!, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", Unprivileged, "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        // No redirected output: the server inherits it, and reading to its end would wait for the server's end.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "cd \"$0\" && exec \"$@\" >/dev/null 2>&1", folder!.FullName, program, .. arguments]);
        using var process = Process.Start(start) ?? throw new Win32Exception(program);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}");
    }
}
