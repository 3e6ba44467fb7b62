using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard.Tests.Settlement;

/// <summary>A server with two partners that earn a tenth of what they sold last month: 10,000 and 500. They are paid by bank transfer, and their payees are verified by Bob.</summary>
internal sealed class SettlingServer(PageServer server, string month) : IAsyncDisposable
{
    public const string Partner = "tianfu", Other = "canton", DebtorAccount = "DE89370400440532013000";

    private static readonly (string Partner, long Sold, string Account)[] Sellers = [(Partner, 10_000, "6217000000000001"), (Other, 500, "6217000000000002")];

    public PageServer Server => server;

    public string Address => server.Address;

    /// <summary>Last month.</summary>
    public string Month => month;

    public static async Task<SettlingServer> StartAsync(bool verifiesPayees = true, Action<IServiceCollection>? configure = null)
    {
        var server = await PageServer.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Payments:Debtor:Name"] = "Channel Programme Ltd",
            ["Payments:Debtor:Account"] = DebtorAccount,
            ["Payments:Debtor:Bank"] = "COBADEFFXXX",
            ["Payments:Debtor:Town"] = "Koeln",
            ["Payments:Debtor:Country"] = "DE",
            ["Payments:PayeeQuietDays"] = "0",
        }, configure: configure);
        var today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        var first = new DateTimeOffset(today.Year, today.Month, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddMonths(-1);
        await new ProgrammeService.ProgrammeServiceClient(server.As("root")).UpdateProgrammeAsync(
            new() { Programme = new Programme { GraceDays = 0 }, UpdateMask = new() { Paths = { "grace_days" } } });
        await Seeded.SourceAsync(server);
        foreach (var (partner, sold, account) in Sellers)
            await EarnAsync(server, partner, account, first, sold, verifiesPayees);
        return new SettlingServer(server, first.ToString("yyyy-MM", CultureInfo.InvariantCulture));
    }

    /// <summary>The month is closed by Ann, for each partner.</summary>
    public async Task CloseAsync()
    {
        foreach (var (partner, _, _) in Sellers)
            await new SettlementService.SettlementServiceClient(server.As("ann")).ClosePeriodAsync(new() { Period = Month, PartnerId = partner });
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task EarnAsync(PageServer server, string partner, string account, DateTimeOffset first, long sold, bool isVerified)
    {
        var from = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await new PartnerService.PartnerServiceClient(server.As("root")).CreatePartnerAsync(new()
        {
            PartnerId = partner,
            Partner = new Partner { DisplayName = $"<b>{partner}</b> 商贸", ChannelType = ChannelType.Intermediary, Region = "cn/sichuan", ActiveFrom = from },
            InitialState = PartnerState.Active,
        });
        var agreements = new AgreementService.AgreementServiceClient(server.As("root"));
        await agreements.DraftAgreementAsync(new() { PartnerId = partner, EffectiveFrom = from, Terms = Terms(account) });
        await agreements.SubmitAgreementAsync(new() { PartnerId = partner });
        foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
            await agreements.ConfirmAgreementAsync(new() { PartnerId = partner, Side = side, Evidence = new() { Reference = "mail" } });
        await agreements.SignAgreementAsync(new() { PartnerId = partner, Evidence = new() { Reference = "contract 17", Sha256 = new string('A', 64) } });
        await Seeded.SellAsync(server, partner, $"{partner}-sale", first.AddDays(9).AddHours(12), sold);
        if (!isVerified)
            return;
        var payments = new PaymentService.PaymentServiceClient(server.As("bob"));
        var payee = (await payments.GetPayeeAsync(new() { PartnerId = partner })).Payee;
        await payments.VerifyPayeeAsync(new() { PartnerId = partner, ContentHash = payee.ContentHash, Note = "called back" });
    }

    private static AgreementTerms Terms(string account) => new()
    {
        Title = "A tenth",
        Commission = new CommissionSchedule { Base = CommissionBase.NetSales, Mode = BracketMode.Graduated, Period = CommissionPeriod.Month, Brackets = { new CommissionBracket { Rate = "0.1" } } },
        Payment = new PaymentTerms
        {
            Method = PaymentMethod.BankTransfer,
            Rounding = Rounding.HalfAway,
            Payee = new Payee
            {
                Name = "四川天府商贸",
                LatinName = "Tianfu Trading",
                Account = account,
                Bank = "ICBKCNBJ",
                AddressMode = AddressMode.Hybrid,
                PostCode = "610041",
                Town = "Chengdu",
                Country = "CN",
                Lines = { "Renmin Nan Lu 12" },
            },
        },
    };
}
