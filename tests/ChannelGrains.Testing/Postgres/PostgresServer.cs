using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ChannelGrains.Testing.Postgres;

/// <summary>A PostgreSQL server of its own, as installed, with its data in a directory that it deletes.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "tester";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Alone = ["wal_level=minimal", "max_wal_senders=0"], Followed = ["wal_level=replica", "max_wal_senders=4"];

    private readonly string _root = Directory.CreateTempSubdirectory("postgres-").FullName;
    private readonly string[] _settings;
    private Process? _process;

    private PostgresServer(string[] settings) => _settings = settings;

    public int Port { get; } = FreePort();

    private string Data => Path.Combine(_root, "data");

    public static Task<PostgresServer> StartAsync() => StartAsync(Alone, Initial);

    /// <summary>Starts one that standbys may follow.</summary>
    public static Task<PostgresServer> StartFollowedAsync() => StartAsync(Followed, Initial);

    /// <summary>Starts a standby that follows this one.</summary>
    /// <param name="name">Under which it does.</param>
    public Task<PostgresServer> StartStandbyAsync(string name) =>
        StartAsync([.. Followed, $"cluster_name={name}"], data => [Find("pg_basebackup"), "-D", data, "-h", "127.0.0.1", "-p", $"{Port}", "-U", User, "--write-recovery-conf", "--checkpoint=fast", "--no-sync"]);

    public string ConnectionString(string database, int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        Username = User,
        Database = database,
        Timeout = 5,
    }.ConnectionString;

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        string[] settings = ["listen_addresses=127.0.0.1", $"port={Port}", "shared_buffers=64MB", "max_connections=200", "jit=off", "autovacuum=off", .. _settings];
        var (file, arguments) = Split([.. Unprivileged, Find("postgres"), "-D", Data, "-k", _root, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        _process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        var started = Stopwatch.GetTimestamp();
        while (true)
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!_process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(20);
            }
    }

    /// <summary>Ends it as a loss of power would, but for what the kernel has of it.</summary>
    public async Task KillAsync()
    {
        // Its children end when they see it gone.
        _process!.Kill(entireProcessTree: true);
        await EndedAsync();
    }

    /// <summary>Ends it in order, at once: who is connected is cut off, and what they began is taken back.</summary>
    public async Task StopAsync()
    {
        await RunAsync("kill", "-INT", $"{_process!.Id}");
        await EndedAsync();
    }

    /// <summary>Nothing that it does goes on until it is continued.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task ContinueAsync() => SignalAsync("CONT");

    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync("postgres", $"create database {name}{(template is null ? "" : $" template {template}")}");
        return name;
    }

    public async Task DropDatabaseAsync(string name) => await ExecuteAsync("postgres", $"drop database if exists {name} with (force)");

    public async Task ExecuteAsync(string database, string sql) => await ReadAsync(database, sql);

    /// <summary>The rows of an answer, each with its values one behind the other.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(field => $"{reader[field]}")));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_process is not null)
            await KillAsync();
        // A child that has not noticed yet may still write.
        for (var attempt = 0; ; attempt++)
            try
            {
                Directory.Delete(_root, recursive: true);
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && attempt < 50)
            {
                await Task.Delay(100);
            }
    }

    private static string[] Initial(string data) => [Find("initdb"), "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];

    private static async Task<PostgresServer> StartAsync(string[] settings, Func<string, string[]> make)
    {
        var server = new PostgresServer(settings);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "nobody:nogroup", server._root);
        await RunAsync([.. Unprivileged, .. make(server.Data)]);
        await server.StartAgainAsync();
        return server;
    }

    private async Task EndedAsync()
    {
        await _process!.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
        _process = null;
    }

    private async Task SignalAsync(string signal)
    {
        var all = Directory.GetDirectories("/proc").Where(directory => IsOf(_process!.Id, directory)).Select(directory => Path.GetFileName(directory));
        await RunAsync("bash", "-c", $"kill -{signal} {_process!.Id} {string.Join(' ', all)}");
    }

    private static bool IsOf(int parent, string directory)
    {
        try
        {
            // Behind the name of the program, which may hold anything, stand its state and its parent.
            return Path.GetFileName(directory).All(char.IsAsciiDigit) && File.ReadAllText(Path.Combine(directory, "stat")).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] == $"{parent}";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to be root.
    private static string[] Unprivileged => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];

    private static string Find(string program) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", program)).Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault() ?? program
        : program;

    private static (string File, string[] Arguments) Split(string[] command) => (command[0], command[1..]);

    private static async Task<string> RunAsync(params string[] command)
    {
        var (file, arguments) = Split(command);
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await errors}{await output}");
    }
}
