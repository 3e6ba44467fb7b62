using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>What others wrote into ids, categories and notes does not reach the terminal as anything but text.</summary>
public sealed class HostileTextTests(CommandServer server) : IClassFixture<CommandServer>
{
    // Clears the screen, sets a title, rings, returns, turns the direction, hides, and would be red as markup.
    private const string Hostile = "a\u001b[2J\u001b]0;owned\u0007\r\u0085\u009b31m\u202e\u2066\u200b\ufeff\u2028[red]b[/]";
    private const string Shown =
        @"a\u001b[2J\u001b]0;owned\u0007\u000d\u0085\u009b31m\u202e\u2066\u200b\ufeff\u2028[red]b[/]";

    // Of a sale that is counted: the server takes no control characters there.
    private const string Turning = "t\u202e\u2066\u200b\ufeff[red]b[/]";
    private const string TurningShown = @"t\u202e\u2066\u200b\ufeff[red]b[/]";

    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Tables_OfHostileText_ShowItEscaped()
    {
        await SubmitAsync("hostile");

        AssertShown(TurningShown, await _channelctl.DoneAsync("kpi", "show", "hostile", "2021-05"));
        AssertShown("net 10.00", await _channelctl.DoneAsync("kpi", "watch", "hostile", "2021-05", "--count", "1"));
        AssertShown(Shown[..24], await _channelctl.DoneAsync("quarantine", "list", "hostile")); // A long id is cut.
        await _channelctl.DoneAsync("market", "report-size", "2021-05", "--category", Turning, "--total", "9", "--source", Turning);
        AssertShown(TurningShown, await _channelctl.DoneAsync("market", "share", "2021-05", "--category", Turning));
        AssertShown(TurningShown, await _channelctl.DoneAsync("market", "list", "2021-05"));
    }

    [Fact]
    public async Task Json_OfHostileText_SaysTheSameAndIsSafe()
    {
        await SubmitAsync("hostile-json");

        var answer = await _channelctl.DoneAsync("--json", "quarantine", "list", "hostile-json");

        AssertSafe(answer.Output);
        var transaction = Assert.Single(answer.Json.GetProperty("items").EnumerateArray()).GetProperty("transaction");
        Assert.Equal(Hostile, transaction.GetProperty("transaction_id").GetString());
        Assert.Equal(Hostile, transaction.GetProperty("lines")[0].GetProperty("category").GetString());
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--server=http://127.0.0.1:1")]
    [InlineData("--region=" + Hostile)]
    public async Task Errors_WithHostileText_ShowItEscaped(string option)
    {
        AssertSafe((await _channelctl.RunAsync(option, "partner", "get", Hostile)).Error);
        AssertSafe((await _channelctl.RunAsync(option, "kpi", "show", "p", Hostile)).Error);
        AssertSafe((await _channelctl.RunAsync(option, "partner", "list", "--state", Hostile)).Error);
        AssertSafe((await _channelctl.RunAsync(option, "--server", Hostile, "partner", "list")).Error);
        AssertSafe((await _channelctl.RunAsync(option, "partner", "create", "p", "--external-id", Hostile)).Error);
    }

    private static void AssertShown(string shown, Channelctl.Answer answer)
    {
        AssertSafe(answer.Output);
        Assert.Contains(shown, answer.Output, StringComparison.Ordinal);
    }

    private static void AssertSafe(string output) => Assert.DoesNotContain(
        output, c => c != '\n' && (char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator));

    /// <summary>A sale that is counted, and one that goes to quarantine.</summary>
    private async Task SubmitAsync(string partner)
    {
        await _channelctl.DoneAsync("partner", "create", partner, "--name", partner, "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        await _channelctl.DoneAsync("source", "create", partner, "--mode", "KEYED", "--max-age-days", "36500");
        using var channel = GrpcChannel.ForAddress(server.Server.GrpcAddress);
        var batch = new TransactionBatch { PartnerId = partner, Transactions = { Sale("good", "CNY", Turning), Sale(Hostile, "USD", Hostile) } };
        var answer = await new IngestService.IngestServiceClient(channel).SubmitTransactionsAsync(new SubmitTransactionsRequest { SourceId = partner, Batch = batch });
        Assert.True(answer.Result.Error is null, answer.ToString());
    }

    private static Transaction Sale(string id, string currency, string category) => new()
    {
        TransactionId = id,
        OccurredAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2021, 5, 4, 12, 0, 0, TimeSpan.Zero)),
        Kind = TransactionKind.Sale,
        CurrencyCode = currency,
        Lines = { new TransactionLine { Category = category, AmountMicros = 10_000_000, QuantityThousandths = 1_000 } },
    };
}
