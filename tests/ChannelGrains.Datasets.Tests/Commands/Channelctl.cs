using System.Text.Json;
using ChannelGrains.Cli;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>channelctl in this process, as a script would call it: plain output, no terminal.</summary>
internal sealed class Channelctl(string server, string? apiKey = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<Answer> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await RunAsync(output, error, CancellationToken.None, args);
        return new Answer(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command whose lines are read while it runs, until it is interrupted.</summary>
    public Task<int> RunAsync(TextWriter output, TextWriter error, CancellationToken cancellationToken, params string[] args) =>
        ChannelCtl.RunAsync(args, output, error, isTerminal: false, Environment, TimeProvider.System, cancellationToken).WaitAsync(Patience);

    /// <summary>Runs a command that must succeed and gives its JSON.</summary>
    public async Task<JsonElement> JsonAsync(params string[] args) => (await DoneAsync(["--json", .. args])).Json;

    /// <summary>Runs a command that must succeed.</summary>
    public async Task<Answer> DoneAsync(params string[] args)
    {
        var answer = await RunAsync(args);
        Assert.True(answer.Code == 0, $"channelctl {string.Join(' ', args)} exited with {answer.Code}:\n{answer.Output}\n{answer.Error}");
        return answer;
    }

    /// <summary>Imports with new sources and partners; the JSON summary of an import without bad, quarantined or refused rows.</summary>
    public Task<JsonElement> ImportAsync(string file, string map, params string[] options) =>
        JsonAsync(["import", file, "--map", map, "--create-source", "--create-partners", .. options]);

    public Task UseCurrencyAsync(string currency) => DoneAsync("programme", "update", "--currency", currency);

    private string? Environment(string name) => name switch
    {
        "CHANNELGRAINS_SERVER" => server,
        "CHANNELGRAINS_API_KEY" => apiKey,
        _ => null,
    };

    /// <summary>What a command answered.</summary>
    internal sealed record Answer(int Code, string Output, string Error)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;

        public JsonElement ErrorJson => JsonDocument.Parse(Error).RootElement.GetProperty("error");
    }
}
