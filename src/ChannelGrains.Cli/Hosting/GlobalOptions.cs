using System.CommandLine;

namespace ChannelGrains.Cli;

/// <summary>Options of every verb.</summary>
internal sealed class GlobalOptions(Func<string, string?> environment)
{
    public const string DefaultServer = "http://127.0.0.1:5080";

    public Option<string> Server { get; } = new("--server")
    {
        Description = "Address of the server (environment CHANNELGRAINS_SERVER).",
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

    public string? ApiKeyOf(ParseResult arguments) => arguments.GetValue(ApiKey) ?? environment("CHANNELGRAINS_API_KEY");
}
