using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;
using CsCheck;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Ledgers;

public sealed class PartnerLedgerTests
{
    private static readonly DateOnly Opening = new(2026, 3, 1);
    private static readonly DateTimeOffset Noon = BeijingTime.At(new DateOnly(2026, 3, 9), TimeSpan.FromHours(12));
    private static readonly Period Month = Period.Month(new DateOnly(2026, 3, 9));

    /// <summary>Sales and returns of some days and categories, each with its id; every third one voided.</summary>
    private static readonly Gen<Transaction[]> Transactions =
        Gen.Select(Gen.Int[0, 9], Gen.Bool, Gen.Int[0, 3], Gen.Long[1, 9_999], Gen.Int[0, 4])
            .Array[1, 30].Select(throws => throws.SelectMany((one, at) => Make(at, one.Item1, one.Item2, one.Item3, one.Item4, one.Item5)).ToArray());

    [Fact]
    public void Take_AnyOrderAndRepeats_GivesTheSameFigures() =>
        Gen.Select(Transactions, Gen.Int).Sample((transactions, seed) =>
        {
            Transaction[] twice = [.. transactions, .. transactions];
            new Random(seed).Shuffle(twice);
            Assert.Equal(Figures(Ledger(transactions)), Figures(Ledger(twice)));
        });

    [Fact]
    public void Sum_OfDaysAndCategories_AddsUpToTheMonth() => Transactions.Sample(transactions =>
    {
        var ledger = Ledger(transactions);
        var month = ledger.Sum(Month);
        Assert.Equal(month.Total, ledger.Days.Select(day => ledger.Sum(Period.Day(day)).Total).Aggregate(default(Measures), (a, b) => a + b));
        var categories = month.Categories.Values.Aggregate(default(Measures), (a, b) => a + b);
        Assert.Equal(month.Total with { Transactions = 0 }, categories with { Transactions = 0 });
    });

    [Fact]
    public void Take_SaleAndItsVoid_LeaveNothingInEitherOrder()
    {
        var sale = Sale("A");
        var reversal = Void("V", "A");
        foreach (var ledger in (PartnerLedger[])[Ledger(sale, reversal), Ledger(reversal, sale)])
        {
            Assert.Equal(default(Measures), ledger.Sum(Month).Total);
            Assert.Empty(ledger.Quarantine);
            Assert.Equal((0, 1), (ledger.Customers.Distinct(Month.First, Month.Last), ledger.Customers.New(Month.First, Month.Last)));
        }
    }

    [Fact]
    public void Regions_OfAnInterval_AreTheNetOfItsDaysByTheRegionNamed()
    {
        var (home, outside, voided, back) = (Sale("home"), Sale("outside"), Sale("voided"), Sale("back"));
        (outside.Region, voided.Region, back.Region) = ("cn/guangxi", "cn/guangxi", "cn/guangxi");
        (back.Kind, back.OriginalTransactionId) = (TransactionKind.Return, "outside");
        back.Lines[0].AmountMicros /= 4;
        var day = BeijingTime.DayOf(home.OccurredAt.ToDateTimeOffset());
        var amount = home.Lines.Sum(line => line.AmountMicros);
        var ledger = Ledger(home, outside, voided, Void("V", "voided"), back);

        Assert.Equal([("", amount), ("cn/guangxi", amount - back.Lines[0].AmountMicros)], ledger.Regions(day, day).OrderBy(region => region.Region, StringComparer.Ordinal));
        Assert.Empty(ledger.Regions(day.AddDays(1), day.AddDays(30)));
    }

    [Fact]
    public void Take_FaultyTransactions_AreHeldAndNotCounted()
    {
        var usd = Sale("usd");
        usd.CurrencyCode = "USD";
        var early = Sale("early");
        early.OccurredAt = BeijingTime.At(Opening.AddDays(-1), TimeSpan.FromHours(12)).ToTimestamp();
        var old = Sale("old");
        old.OccurredAt = Noon.AddYears(-26).ToTimestamp();
        var ahead = Sale("ahead");
        ahead.OccurredAt = Noon.AddYears(36).ToTimestamp();
        var changed = Sale("A");
        changed.Lines[0].AmountMicros++;
        var ledger = Ledger(Sale("A"), changed, changed, usd, early, old, ahead, Void("v1", "missing"), Void("v2", "missing"));
        Assert.Equal(1, ledger.Sum(Month).Total.Transactions);
        Assert.Equal(
            new SortedDictionary<QuarantineReason, int>
            {
                [QuarantineReason.Currency] = 1,
                [QuarantineReason.ClockAhead] = 1,
                [QuarantineReason.ClockBehind] = 1,
                [QuarantineReason.PartnerNotActive] = 1,
                [QuarantineReason.ContentConflict] = 1,
                [QuarantineReason.VoidWaiting] = 1,
                [QuarantineReason.AlreadyVoided] = 1,
            },
            new SortedDictionary<QuarantineReason, int>(ledger.Quarantine.ToDictionary()));
    }

    [Theory]
    [InlineData("2026-03-08", "2026-03-08 2026-03-W2 2026-03 2026-Q1 2026")]
    [InlineData("2026-12-31", "2026-12-31 2026-12-W4 2026-12 2026-Q4 2026")]
    public void Around_ADay_NamesItsPeriods(string day, string periods) =>
        Assert.Equal(periods, string.Join(' ', Period.Around(DateOnly.ParseExact(day, "yyyy-MM-dd")).Select(period => period.Id)));

    private static PartnerLedger Ledger(params Transaction[] transactions)
    {
        var ledger = new PartnerLedger(PartnerCast.Stores[0], Opening);
        foreach (var transaction in transactions)
            ledger.Take(transaction, Noon);
        return ledger;
    }

    private static string Figures(PartnerLedger ledger) => string.Join('\n',
        ledger.Days.Select(day => ledger.Sum(Period.Day(day))).Where(day => day.Categories.Values.Any(measures => measures != default))
            .Select(day => $"{day.Total} {string.Join(' ', day.Categories.Where(category => category.Value != default).OrderBy(category => category.Key, StringComparer.Ordinal))}")
            .Append($"{ledger.Customers.Distinct(Month.First, Month.Last)} {ledger.Customers.New(Month.First, Month.Last)} {ledger.Quarantine.Count}"));

    private static IEnumerable<Transaction> Make(int at, int day, bool isReturn, int category, long amount, int customer)
    {
        var transaction = Sale($"T{at}");
        transaction.OccurredAt = Noon.AddDays(day).ToTimestamp();
        transaction.Kind = isReturn ? TransactionKind.Return : TransactionKind.Sale;
        transaction.CustomerId = customer == 0 ? "" : $"c{customer}";
        transaction.Lines[0].AmountMicros = amount;
        transaction.Lines.Add(new TransactionLine { Category = $"c{category}", AmountMicros = 2 * amount, QuantityThousandths = 500 });
        yield return transaction;
        if (at % 3 == 0)
            yield return Void($"V{at}", transaction.TransactionId);
    }

    private static Transaction Sale(string id) => new()
    {
        TransactionId = id,
        OccurredAt = Noon.ToTimestamp(),
        Kind = TransactionKind.Sale,
        CurrencyCode = "CNY",
        CustomerId = "c1",
        Lines = { new TransactionLine { Category = "c0", AmountMicros = 10, QuantityThousandths = 1_000, CostMicros = 4 } },
    };

    private static Transaction Void(string id, string original) => new()
    {
        TransactionId = id,
        OccurredAt = Noon.ToTimestamp(),
        Kind = TransactionKind.Void,
        CurrencyCode = "CNY",
        OriginalTransactionId = original,
    };
}
