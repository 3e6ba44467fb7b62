using System.CommandLine;
using ChannelGrains.Client;

namespace ChannelGrains.Cli.Hosting;

/// <summary>Options of every verb.</summary>
internal sealed class GlobalOptions(Func<string, string?> environment)
{
    public const string DefaultServer = "http://127.0.0.1:5080";

    private const string ApiKeyVariable = "CHANNELGRAINS_API_KEY";

    public Option<string> Server { get; } = new("--server")
    {
        Description = "Address of the server, or of its gateways, with commas (environment CHANNELGRAINS_SERVER).",
        DefaultValueFactory = _ => environment("CHANNELGRAINS_SERVER") is { Length: > 0 } address ? address : DefaultServer,
        Recursive = true,
    };

    // No default value factory: help prints defaults, and a key is never printed.
    public Option<string?> ApiKey { get; } = new("--api-key")
    {
        Description = "API key (environment CHANNELGRAINS_API_KEY). Prefer the environment: arguments are visible to others.",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON for programs instead of tables.", Recursive = true };

    /// <exception cref="UsageException">It cannot be a key.</exception>
    public ClientOptions ClientOptions(ParseResult arguments)
    {
        var given = arguments.GetValue(ApiKey);
        var options = new ClientOptions { ApiKey = given ?? environment(ApiKeyVariable) };
        return options.ApiKeyProblem is { } problem
            ? throw new UsageException($"{problem} It was read from {(given is null ? $"the environment variable {ApiKeyVariable}" : ApiKey.Name)}.")
            : options;
    }
}
