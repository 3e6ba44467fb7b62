using ChannelGrains.Crash.Tests.Payments;
using ChannelGrains.Domain.Tests.Payments;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>Payments by command, from the payee to the break.</summary>
public sealed class PaymentCommandTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["InsecureSingleUser"] = "true",
        ["Views:Enabled"] = "false",
        ["Payments:PayeeQuietDays"] = "0",
        ["Payments:Debtor:Name"] = "Channel Programme Ltd",
        ["Payments:Debtor:Account"] = BankSays.Account,
        ["Payments:Debtor:Bank"] = "COBADEFFXXX",
        ["Payments:Debtor:Town"] = "Koeln",
        ["Payments:Debtor:Country"] = "DE",
    };

    private TestServer _server = null!;
    private Channelctl _channelctl = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(Settings);
        _channelctl = new(_server.GrpcAddress);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Pay_FromThePlanToTheBreak_IsShownAtEachStep()
    {
        var partner = (await PaidPartners.MakeAsync(_server.Channel, "cli", 1))[0];
        using var directory = new TemporaryDirectory();

        Assert.Matches(@"payments +1 of 100\.01 CNY", (await _channelctl.DoneAsync("pay", "plan", "C-1", "--partner", partner)).Output);
        var etag = (await _channelctl.JsonAsync("pay", "run", "C-1")).GetProperty("run").GetProperty("etag").GetString()!;
        await _channelctl.DoneAsync("pay", "approve", "C-1", "--etag", etag);
        var until = DateTime.UtcNow.AddSeconds(60);
        while (!(await _channelctl.DoneAsync("pay", "run", "C-1")).Output.Contains("READY", StringComparison.Ordinal))
            Assert.True(DateTime.UtcNow < until, "The run does not become READY.");
        await _channelctl.DoneAsync("pay", "export", "C-1", "--to", directory.Path);
        var file = Path.Combine(directory.Path, "C-1-F1.xml");
        Assert.Contains("<EndToEndId>C-1-00001</EndToEndId>", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        var statement = Path.Combine(directory.Path, "statement.xml");
        await File.WriteAllTextAsync(statement, BankSays.Statement("T", BankSays.Booked("99.00", "C-1-00001", "B"), BankSays.Booked("5.00", "OTHER", "U")).Replace("EUR", "CNY", StringComparison.Ordinal));
        Assert.Contains("1 of our payments, 1 unknown, 0 others", (await _channelctl.DoneAsync("pay", "bank-import", statement)).Output, StringComparison.Ordinal);
        Assert.Contains("taken before", (await _channelctl.DoneAsync("settle", "bank-import", statement)).Output, StringComparison.Ordinal);
        Assert.Matches(@"C-1\.00001\.1 +AMOUNT_DIFFERS +OPEN +C-1-00001", (await _channelctl.DoneAsync("pay", "breaks")).Output);
        await _channelctl.DoneAsync("pay", "close-break", "C-1.00001.1", "--note", "a charge");
        Assert.DoesNotContain("AMOUNT_DIFFERS", (await _channelctl.DoneAsync("pay", "breaks", "--run", "C-1")).Output, StringComparison.Ordinal);
        Assert.Matches(@"AMOUNT_DIFFERS +CLOSED", (await _channelctl.DoneAsync("pay", "breaks", "--run", "C-1", "--all")).Output);
        Assert.Matches(@"C-1-00001.*PAID", (await _channelctl.DoneAsync("pay", "outcome", "C-1", "C-1-00001", "--outcome", "PAID", "--note", "by phone")).Output);
        Assert.Matches(@"C-1 +DONE", (await _channelctl.DoneAsync("pay", "runs")).Output);
    }

    [Fact]
    public async Task Payee_SetFromAFile_IsShownWithoutItsAccount()
    {
        var partner = (await PaidPartners.MakeAsync(_server.Channel, "payee", 1))[0];
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "payee.yaml");
        await File.WriteAllTextAsync(path, """
            name: 成都南店
            latin_name: Chengdu South
            account: "6217000000001234"
            bank: ICBKCNBJ
            address_mode: ADDRESS_MODE_STRUCTURED
            street: Renmin Nan Lu
            town: Chengdu
            country: CN
            """);

        var set = (await _channelctl.DoneAsync("pay", "set-payee", partner, path, "--reason", "a new account")).Output;

        Assert.Contains("************1234", set, StringComparison.Ordinal);
        Assert.DoesNotContain("6217", set, StringComparison.Ordinal);
        Assert.Contains("PAYEE_UNVERIFIED", set, StringComparison.Ordinal);
        var hash = (await _channelctl.JsonAsync("pay", "payee", partner)).GetProperty("payee").GetProperty("content_hash").GetString()!;
        Assert.DoesNotContain("PAYEE_", (await _channelctl.DoneAsync("pay", "verify-payee", partner, "--hash", hash, "--note", "called back")).Output, StringComparison.Ordinal);
        Assert.Matches(@"(?s)verified.*set", (await _channelctl.DoneAsync("pay", "payee-history", partner)).Output);
    }

    [Fact]
    public async Task Pay_WithoutWhatItNeeds_IsRefused()
    {
        Assert.Equal("NOTHING_DUE", (await _channelctl.RunAsync("--json", "pay", "plan", "C-9", "--due-by", "2020-01-01")).ErrorJson.GetProperty("reason").GetString());
        Assert.Equal(2, (await _channelctl.RunAsync("pay", "export", "C-9", "--to", "/no/such/directory")).Code);
        Assert.Equal(2, (await _channelctl.RunAsync("pay", "bank-import", "/no/such/file")).Code);
    }
}
