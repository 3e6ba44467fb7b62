using ChannelGrains.Domain.Tests.Payments;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Golden;

/// <summary>A short story through the API in which every kind of fact of a journal happens, at times and under keys that are always the same.</summary>
internal static partial class GoldenScript
{
    public const string Partner = "golden", Candidate = "candidate", Keyed = "erp", Numbered = "till", Late = "archive", Run = "golden-1";

    private static readonly byte[] Secret = [.. Enumerable.Range(1, 16).Select(number => (byte)number)];

    /// <summary>Lines of journal, version and record, without the record's time, which differs by microseconds.</summary>
    public static async Task<IReadOnlyList<(string Kind, string Line)>> RunAsync()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "customer.key"), "00112233445566778899aabbccddeeff");
        await using var server = await TestServer.StartAsync(
            new Dictionary<string, string?>
            {
                ["Views:Enabled"] = "false",
                ["Reviews:Enabled"] = "false",
                ["InsecureSingleUser"] = "true",
                ["Payments:PayeeQuietDays"] = "0",
                ["Payments:Debtor:Name"] = "Channel Programme Ltd",
                ["Payments:Debtor:Account"] = BankSays.Account,
                ["Payments:Debtor:Bank"] = "COBADEFFXXX",
                ["Payments:Debtor:Town"] = "Koeln",
                ["Payments:Debtor:Country"] = "DE",
            },
            directory.Path, DrivenClock.StartingAt(Make.Noon.AddDays(2)));
        var store = server.Services.GetRequiredService<IJournalStore>();
        await AppendSecretAsync(store);
        var client = new TestClient(server.Channel);
        await DefineAsync(client);
        await SelectAsync(client);
        await SellAsync(client);
        await HandleAsync(client);
        await ReportAsync(client);
        await HearAsync(client);
        await JudgeAsync(client);
        await AgreeAsync(client);
        await SetTargetsAsync(client);
        await ListAsync(server.Services);
        await SettleAsync(client, server.Services);
        await CloseAllAsync(client);
        await PayAsync(client);
        await ActAsync(client);
        await ShareAsync(server.Services);
        await MeetAsync(client);
        await ShowAsync(client);
        await ComplyAsync(client);
        await RiskAsync(client, store);
        await AskAsync(client);
        await DeclareAsync(client);
        await TrainAsync(client);
        await SurveyAsync(client, server.Services);
        return await ReadAsync(store);
    }

    private static async Task<IReadOnlyList<(string Kind, string Line)>> ReadAsync(IJournalStore store)
    {
        List<(string, string)> lines = [];
        foreach (var name in await store.ListAsync("", "", 100, CancellationToken.None))
            foreach (var record in await store.ReadAsync(await store.OpenAsync(name, CancellationToken.None), 1, 1_000, CancellationToken.None))
                lines.Add((GoldenFacts.KindOf(Fact.Parser.ParseFrom(record.Payload.Span)), GoldenFacts.Line(name.Value, record.Version, record.Payload.Span)));
        return lines;
    }
}
