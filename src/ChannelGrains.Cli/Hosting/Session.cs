using System.CommandLine;
using ChannelGrains.Cli.Output;
using ChannelGrains.Client;
using Google.Protobuf;
using Grpc.Net.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Hosting;

/// <summary>One run of one verb: its arguments, the server, and where answers go.</summary>
internal sealed class Session(CliHost host, GlobalOptions globals, ParseResult arguments) : IDisposable
{
    private GrpcChannel? _channel;

    public CliHost Host { get; } = host;

    public ParseResult Arguments { get; } = arguments;

    public bool IsJson { get; } = arguments.GetValue(globals.Json);

    public string Server => Arguments.GetRequiredValue(globals.Server);

    public GrpcChannel Channel => _channel ??= Connect();

    /// <summary>The caller's <c>--request-id</c>, else a new one.</summary>
    public string RequestId => Arguments.GetValue<string?>(CommonOptions.RequestIdName) ?? Guid.NewGuid().ToString();

    /// <summary>Makes a channel of its own, for the caller to dispose.</summary>
    public GrpcChannel Connect() => Connect(globals.ClientOptions(Arguments));

    /// <summary>Makes a channel for whoever has the token of an invitation, for the caller to dispose.</summary>
    /// <exception cref="UsageException">It cannot be a token.</exception>
    public GrpcChannel ConnectWith(string token)
    {
        var options = new ClientOptions { ApiKey = token };
        return options.ApiKeyProblem is null ? Connect(options) : throw new UsageException("The token has characters that no token has: give it as it was sent, whole.");
    }

    private GrpcChannel Connect(ClientOptions options)
    {
        List<Uri> addresses = [];
        foreach (var name in Server.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            addresses.Add(Uri.TryCreate(name, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? address
                : throw new UsageException($"--server {name} is not an address such as {GlobalOptions.DefaultServer}."));
        try
        {
            return ClientChannel.Create(addresses, options);
        }
        catch (ArgumentException exception) when (exception.ParamName == nameof(addresses))
        {
            throw new UsageException($"--server {Server}: {exception.Message}");
        }
    }

    /// <summary>Prints an answer, as JSON or for people.</summary>
    public void Write(IMessage answer, Func<IRenderable> forPeople)
    {
        if (IsJson)
            WriteJson(ProtoJson.Format(answer));
        else
        {
            Host.Console.Write(forPeople());
            Host.Console.WriteLine();
        }
    }

    // Past Spectre, which would wrap long lines.
    public void WriteJson(string json) => Host.Output.WriteLine(json);

    public void WriteLine(string text) => Host.Output.WriteLine(text);

    public void Dispose() => _channel?.Dispose();
}
