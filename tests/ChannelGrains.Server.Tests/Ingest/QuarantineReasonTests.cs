using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Ingest;

public sealed class QuarantineReasonTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private string _keyed = "";
    private string _sequenced = "";
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        _keyed = await _client.CreateSourceAsync(SourceMode.Keyed, source => source.MaxAgeDays = 0);
        _sequenced = await _client.CreateSourceAsync(SourceMode.Sequenced, source => source.MaxAgeDays = 0);
        _partner = await _client.CreatePartnerAsync(request => request.Partner.ActiveFrom = BusinessDay(-700));
    }

    public ValueTask DisposeAsync() => default;

    public static TheoryData<string, QuarantineReason> Faults => new()
    {
        { "no currency", QuarantineReason.Currency },
        { "other currency", QuarantineReason.Currency },
        { "no such currency", QuarantineReason.Currency },
        { "25 hours ahead", QuarantineReason.ClockAhead },
        { "801 days behind", QuarantineReason.ClockBehind },
        { "before the partner was active", QuarantineReason.PartnerNotActive },
        { "negative amount", QuarantineReason.Amount },
        { "negative cost", QuarantineReason.Amount },
        { "negative tax", QuarantineReason.Amount },
        { "negative quantity", QuarantineReason.Amount },
        { "amount above a billion", QuarantineReason.Amount },
        { "no kind", QuarantineReason.Kind },
        { "kind of the future", QuarantineReason.Kind },
        { "no id", QuarantineReason.Format },
        { "long id", QuarantineReason.Format },
        { "no time", QuarantineReason.Format },
        { "impossible time", QuarantineReason.Format },
        { "no lines", QuarantineReason.Format },
        { "lines in a void", QuarantineReason.Format },
        { "void of nothing", QuarantineReason.Format },
        { "long category", QuarantineReason.Format },
        { "long customer", QuarantineReason.Format },
        { "17 attributes", QuarantineReason.Format },
        { "long attribute", QuarantineReason.Format },
        { "void of what is not there", QuarantineReason.VoidWaiting },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Transaction_WithAFault_IsKeptWithItsReasonAndTheRestIsApplied(string fault, QuarantineReason reason)
    {
        var keyed = await _client.SubmitAsync(_keyed, Make.Keyed(_partner, Now("good1"), Faulty(fault), Now("good2")));
        var sequenced = await _client.SubmitAsync(_sequenced, Make.Numbered(_partner, 1, Now("good1"), Faulty(fault), Now("good2")));

        Applied.As(keyed, accepted: 2, duplicates: 0, (1, reason));
        Applied.As(sequenced, accepted: 2, duplicates: 0, (1, reason));
        Assert.All(await _client.QuarantineAsync(_partner), item => Assert.Equal(reason, item.Reason));
        Assert.Equal(4, (await _client.KpisAsync(_partner, BusinessDay(0)[..4])).Total.Transactions + await OfYesterdaysYearAsync());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Transaction_WithAFaultSentAgain_IsADuplicate(string fault, QuarantineReason reason)
    {
        var batch = Make.Keyed(_partner, Faulty(fault));
        Applied.As(await _client.SubmitAsync(_keyed, batch), accepted: 0, duplicates: 0, (0, reason));

        Applied.As(await _client.SubmitAsync(_keyed, batch), accepted: 0, duplicates: 1);
        Assert.Single(await _client.QuarantineAsync(_partner));
    }

    [Theory]
    [InlineData("23 hours ahead")]
    [InlineData("699 days behind")]
    [InlineData("amount of nothing")]
    [InlineData("amount of a billion")]
    [InlineData("16 attributes")]
    [InlineData("id of 64 bytes")]
    public async Task Transaction_AtABound_IsApplied(string bound)
    {
        var sale = Now("s1");
        switch (bound)
        {
            case "23 hours ahead": sale.OccurredAt = InHours(23); break;
            case "699 days behind": sale.OccurredAt = InHours(-699 * 24); break;
            case "amount of nothing": sale.Lines[0].AmountMicros = 0; break;
            case "amount of a billion": sale.Lines[0].AmountMicros = 1_000_000_000_000_000; break;
            case "16 attributes": AddAttributes(sale, 16); break;
            default: sale.TransactionId = new string('x', 64); break;
        }

        Applied.As(await _client.SubmitAsync(_keyed, Make.Keyed(_partner, sale)), accepted: 1);
    }

    [Fact]
    public async Task MaxAgeDays_OfASource_MovesTheBound()
    {
        var history = await _client.CreateSourceAsync(SourceMode.Keyed, source => source.MaxAgeDays = 3_000);
        var partner = await _client.CreatePartnerAsync();

        var result = await _client.SubmitAsync(history, Make.Keyed(partner,
            Now("a").With(sale => sale.OccurredAt = InHours(-2_999 * 24)), Now("b").With(sale => sale.OccurredAt = InHours(-3_001 * 24))));

        Applied.As(result, accepted: 1, duplicates: 0, (1, QuarantineReason.ClockBehind));
    }

    private static Transaction Faulty(string fault) => Now("bad").With(sale =>
    {
        switch (fault)
        {
            case "no currency": sale.CurrencyCode = ""; break;
            case "other currency": sale.CurrencyCode = "EUR"; break;
            case "no such currency": sale.CurrencyCode = "cny"; break;
            case "25 hours ahead": sale.OccurredAt = InHours(25); break;
            case "801 days behind": sale.OccurredAt = InHours(-801 * 24); break;
            case "before the partner was active": sale.OccurredAt = InHours(-702 * 24); break;
            case "negative amount": sale.Lines[0].AmountMicros = -1; break;
            case "negative cost": sale.Lines[0].CostMicros = -1; break;
            case "negative tax": sale.Lines[0].TaxMicros = -1; break;
            case "negative quantity": sale.Lines[0].QuantityThousandths = -1; break;
            case "amount above a billion": sale.Lines[0].AmountMicros = 1_000_000_000_000_001; break;
            case "no kind": sale.Kind = TransactionKind.Unspecified; break;
            case "kind of the future": sale.Kind = (TransactionKind)9; break;
            case "no id": sale.TransactionId = ""; break;
            case "long id": sale.TransactionId = new string('x', 65); break;
            case "no time": sale.OccurredAt = null; break;
            case "impossible time": sale.OccurredAt = new Timestamp { Seconds = sale.OccurredAt.Seconds, Nanos = -1 }; break;
            case "no lines": sale.Lines.Clear(); break;
            case "lines in a void":
                sale.Kind = TransactionKind.Void;
                sale.OriginalTransactionId = "good1";
                break;
            case "void of nothing":
                sale.Kind = TransactionKind.Void;
                sale.Lines.Clear();
                break;
            case "long category": sale.Lines[0].Category = new string('x', 129); break;
            case "long customer": sale.CustomerId = new string('x', 129); break;
            case "17 attributes": AddAttributes(sale, 17); break;
            case "long attribute": sale.Attributes["a"] = new string('x', 257); break;
            default:
                sale.Kind = TransactionKind.Void;
                sale.Lines.Clear();
                sale.OriginalTransactionId = "missing";
                break;
        }
    });

    private static void AddAttributes(Transaction sale, int count)
    {
        for (var i = 0; i < count; i++)
            sale.Attributes[$"key{i}"] = "value";
    }

    private static Transaction Now(string id) => Make.Sale(id).With(sale => sale.OccurredAt = InHours(-1));

    private static Timestamp InHours(int hours) => Timestamp.FromDateTime(DateTime.UtcNow.AddHours(hours));

    private static string BusinessDay(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>On New Year's Day the sales of an hour ago may be last year's.</summary>
    private async Task<long> OfYesterdaysYearAsync() =>
        BusinessDay(-1)[..4] == BusinessDay(0)[..4] ? 0 : (await _client.KpisAsync(_partner, BusinessDay(-1)[..4])).Total.Transactions;
}
