using ChannelGrains.Agreements.V1;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ChannelGrains.Crash.Tests.Payments;

/// <summary>Partners whose statements of January 2026 are approved, or closed.</summary>
internal static class PaidPartners
{
    private const string Source = "erp";

    public static async Task<IReadOnlyList<string>> MakeAsync(ChannelBase channel, string prefix, int count, bool areApproved = true)
    {
        var ids = Enumerable.Range(1, count).Select(number => $"{prefix}-{number:D2}").ToList();
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(
            new CreateSourceRequest { Source = new Source { SourceId = $"{Source}-{prefix}", Mode = SourceMode.Keyed, MaxAgeDays = 36_500 } });
        foreach (var (id, number) in ids.Select((id, place) => (id, place + 1)))
            await MakeAsync(channel, prefix, id, number, areApproved);
        return ids;
    }

    /// <summary>What a partner's statement pays: 100.01, 100.02, ...</summary>
    public static string Amount(int number) => FormattableString.Invariant($"100.{number:00}");

    private static async Task MakeAsync(ChannelBase channel, string prefix, string partner, int number, bool isApproved)
    {
        await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new CreatePartnerRequest
        {
            PartnerId = partner,
            Partner = new Partner { DisplayName = partner, ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC", ActiveFrom = "2026-01-01" },
            InitialState = PartnerState.Active,
        });
        var agreements = new AgreementService.AgreementServiceClient(channel);
        await agreements.DraftAgreementAsync(new DraftAgreementRequest { PartnerId = partner, EffectiveFrom = "2026-01-01", Terms = Terms($"6217{string.Concat(prefix.Select(letter => ((int)letter).ToString("D3", System.Globalization.CultureInfo.InvariantCulture)))}{number:D4}") });
        await agreements.SubmitAgreementAsync(new SubmitAgreementRequest { PartnerId = partner });
        foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
            await agreements.ConfirmAgreementAsync(new ConfirmAgreementRequest { PartnerId = partner, Side = side, Evidence = new() { Reference = "mail" } });
        await agreements.SignAgreementAsync(new SignAgreementRequest { PartnerId = partner, Evidence = new() { Reference = "contract" } });
        var payments = new PaymentService.PaymentServiceClient(channel);
        var payee = (await payments.GetPayeeAsync(new GetPayeeRequest { PartnerId = partner })).Payee;
        await payments.VerifyPayeeAsync(new VerifyPayeeRequest { PartnerId = partner, ContentHash = payee.ContentHash, Note = "called back" });
        var sale = new Transaction { TransactionId = "a", Kind = TransactionKind.Sale, CurrencyCode = "CNY", OccurredAt = Timestamp.FromDateTime(new DateTime(2026, 1, 10, 12, 0, 0, DateTimeKind.Utc)) };
        sale.Lines.Add(new TransactionLine { Category = "food", AmountMicros = 1_000_000_000 + (number * 100_000L), QuantityThousandths = 1_000 });
        await new IngestService.IngestServiceClient(channel).SubmitTransactionsAsync(
            new SubmitTransactionsRequest { SourceId = $"{Source}-{prefix}", Batch = new TransactionBatch { BatchId = number, PartnerId = partner, Transactions = { sale } } });
        var settlement = new SettlementService.SettlementServiceClient(channel);
        await settlement.ClosePeriodAsync(new ClosePeriodRequest { PartnerId = partner, Period = "2026-01" });
        if (isApproved)
            await settlement.ApproveStatementAsync(new ApproveStatementRequest { PartnerId = partner, StatementId = "2026-01" });
    }

    private static AgreementTerms Terms(string account) => new()
    {
        Title = "A tenth",
        Commission = new CommissionSchedule { Base = CommissionBase.NetSales, Mode = BracketMode.Graduated, Period = CommissionPeriod.Month, Brackets = { new CommissionBracket { Rate = "0.1" } } },
        Payment = new PaymentTerms
        {
            Method = PaymentMethod.BankTransfer,
            Payee = new Payee
            {
                Name = "Chengdu South",
                Account = account,
                Bank = "ICBKCNBJ",
                AddressMode = AddressMode.Structured,
                Street = "Renmin Nan Lu",
                Town = "Chengdu",
                Country = "CN",
            },
        },
    };
}
