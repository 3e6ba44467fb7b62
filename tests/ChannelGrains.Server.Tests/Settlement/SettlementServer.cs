using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Actions.V1;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Settlement.V1;
using Google.Type;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Server.Tests.Settlement;

/// <summary>A server with the keys of an admin, and of two people of finance: Ann, who closes, and Bob, who approves.</summary>
internal sealed class SettlementServer : IAsyncDisposable
{
    private const string AdminKey = "the key of the admin, 32 bytes and more", AnnKey = "the key of ann, who closes the months", BobKey = "the key of bob, who approves statements";

    private static readonly IEnumerable<KeyValuePair<string, string?>> Debtor =
    [
        new("Payments:Debtor:Name", "Channel Programme Ltd"), new("Payments:Debtor:Account", "DE89370400440532013000"), new("Payments:Debtor:Bank", "COBADEFFXXX"),
        new("Payments:Debtor:Town", "Koeln"), new("Payments:Debtor:Country", "DE"),
    ];

    private readonly TestServer _server;
    private readonly GrpcChannel _admin, _ann, _bob;

    private SettlementServer(TestServer server)
    {
        _server = server;
        (_admin, _ann, _bob) = (server.Connect(AdminKey), server.Connect(AnnKey), server.Connect(BobKey));
        (Client, Ann, Bob) = (new(_admin), new(_ann), new(_bob));
        (Ledger, AnnLedger) = (new(_admin), new(_ann));
        (AnnPays, BobPays) = (new(_ann), new(_bob));
        (AnnActs, BobActs) = (new(_ann), new(_bob));
        Admin = new(_admin);
    }

    public TestClient Client { get; }

    public SettlementService.SettlementServiceClient Admin { get; }

    public SettlementService.SettlementServiceClient Ann { get; }

    public SettlementService.SettlementServiceClient Bob { get; }

    public LedgerService.LedgerServiceClient Ledger { get; }

    public LedgerService.LedgerServiceClient AnnLedger { get; }

    public PaymentService.PaymentServiceClient AnnPays { get; }

    public PaymentService.PaymentServiceClient BobPays { get; }

    public ActionService.ActionServiceClient AnnActs { get; }

    public ActionService.ActionServiceClient BobActs { get; }

    public IServiceProvider Services => _server.Services;

    /// <summary>Payees are paid as soon as they are verified.</summary>
    public static Task<SettlementServer> StartAsync(string? directory = null, TimeProvider? time = null, params (string Name, string? Value)[] settings) =>
        StartAsync(directory, time, null, settings);

    /// <summary>One that also logs everything to a provider, whatever its settings say.</summary>
    public static Task<SettlementServer> StartAsync(ILoggerProvider log) => StartAsync(null, null, services => services.AddLogging(logging => logging.AddProvider(log)).PostConfigure<LoggerFilterOptions>(options =>
    {
        options.Rules.Clear();
        options.MinLevel = LogLevel.Trace;
    }), []);

    private static async Task<SettlementServer> StartAsync(
        string? directory, TimeProvider? time, Action<IServiceCollection>? configure, (string Name, string? Value)[] settings) => new(await TestServer.StartAsync(
        Keys((AdminKey, "root", "admin"), (AnnKey, "ann", "finance"), (BobKey, "bob", "finance"))
            .Concat(Debtor).Append(new("Payments:PayeeQuietDays", "0")).Concat(settings.Select(one => new KeyValuePair<string, string?>(one.Name, one.Value)))
            .GroupBy(one => one.Key).ToDictionary(one => one.Key, one => one.Last().Value), directory, time, configure));

    /// <summary>The test makes the server log errors on purpose.</summary>
    public void ExpectErrors() => _server.ExpectsErrors = true;

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        _ann.Dispose();
        _bob.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>A partner that earns a tenth of net sales from 2026 on.</summary>
    /// <param name="change">What else its agreement says.</param>
    /// <param name="isVerified">Bob verifies the payee that the agreement names.</param>
    public async Task<string> EarningPartnerAsync(Action<AgreementTerms>? change = null, bool isVerified = true)
    {
        var terms = Agreeing.Terms(it =>
        {
            it.Commission = Tenth("0.1");
            it.Payment.Method = PaymentMethod.CreditNote;
            it.Payment.Payee = null;
            it.Payment.HoldDays = 0;
            it.Payment.MinimumPayout = null;
            it.Payment.WithholdingRate = "";
            it.Payment.Rounding = Rounding.HalfAway;
            change?.Invoke(it);
        });
        var partner = await Client.CreatePartnerAsync(request => request.Partner.ActiveFrom = "2026-01-01");
        await Client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, terms: terms));
        await Client.SignAsync(partner);
        if (isVerified && terms.Payment.Payee is not null)
            await VerifyPayeeAsync(partner);
        return partner;
    }

    /// <summary>Bob verifies the payee of today.</summary>
    public async Task VerifyPayeeAsync(string partner)
    {
        var payee = (await BobPays.GetPayeeAsync(new() { PartnerId = partner })).Payee;
        await BobPays.VerifyPayeeAsync(new() { PartnerId = partner, ContentHash = payee.ContentHash, Note = "called back" });
    }

    public static CommissionSchedule Tenth(string rate) => new()
    {
        Base = CommissionBase.NetSales,
        Mode = BracketMode.Graduated,
        Period = CommissionPeriod.Month,
        Brackets = { new CommissionBracket { Rate = rate } },
    };

    public async Task SendAsync(string partner, params Transaction[] transactions)
    {
        var source = await Client.CreateSourceAsync(SourceMode.Keyed);
        await SendAsync(source, partner, transactions);
    }

    public async Task SendAsync(string source, string partner, params Transaction[] transactions) =>
        Assert.Equal(transactions.Length, (await Client.SubmitAsync(source, Make.Keyed(partner, transactions))).Accepted);

    public async Task<Statement> CloseAsync(string partner, string period) =>
        (await Ann.ClosePeriodAsync(new() { PartnerId = partner, Period = period })).Statement;

    public async Task<IReadOnlyList<StatementLine>> LinesAsync(string partner, string period) =>
        (await Ann.ListStatementLinesAsync(new() { PartnerId = partner, StatementId = period })).Lines;

    /// <summary>The ledger of a partner, or of all, has nothing that is not right.</summary>
    public async Task VerifyAsync(string partner = "")
    {
        var verdict = await AnnLedger.VerifyLedgerAsync(new() { PartnerId = partner });
        Assert.Empty(verdict.Findings);
        Assert.True(verdict.PartnerCount > 0);
    }

    public static decimal Of(Money money) => money.ToDecimal();

    private static IEnumerable<KeyValuePair<string, string?>> Keys(params (string Key, string Principal, string Role)[] keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            yield return new($"ApiKeys:{i}:Sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(keys[i].Key))));
            yield return new($"ApiKeys:{i}:Principal", keys[i].Principal);
            yield return new($"ApiKeys:{i}:Roles:0", keys[i].Role);
        }
    }
}
