using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Tests.Partners;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Ingest;

public sealed class TransactionFaultsTests
{
    private const long Now = 1_780_000_000_000_000;
    private const long Hour = 3_600_000_000;

    private delegate void Break(ref BatchTransaction transaction);

    /// <summary>The faults in their order, each with what makes it.</summary>
    private static readonly (QuarantineReason Reason, Break Break)[] Faults =
    [
        (QuarantineReason.TooLarge, (ref BatchTransaction transaction) => transaction.IsDigest = true),
        (QuarantineReason.Kind, (ref BatchTransaction transaction) => transaction.KindNumber = 4),
        (QuarantineReason.Format, (ref BatchTransaction transaction) => transaction.FormatValid = false),
        (QuarantineReason.Currency, (ref BatchTransaction transaction) => transaction.Currency = default),
        (QuarantineReason.Amount, (ref BatchTransaction transaction) => transaction.AmountsValid = false),
        (QuarantineReason.ClockAhead, (ref BatchTransaction transaction) => transaction.OccurredAtMicros = Now + (24 * Hour) + 1),
        (QuarantineReason.ClockBehind, (ref BatchTransaction transaction) => transaction.OccurredAtMicros = BatchTerms.Earliest(Now, 800) - 1),
        (QuarantineReason.Format, (ref BatchTransaction transaction) => transaction.BusinessDay = int.MaxValue),
    ];

    [Fact]
    public void Find_ARightOne_HasNone() => Assert.Equal(QuarantineReason.Unspecified, Find(Example.Partner(), []));

    [Fact]
    public void Find_SeveralFaults_IsTheFirstInTheDocumentedOrder() => Gen.Int[0, Faults.Length - 1].HashSet[1, 3].Sample(chosen =>
    {
        // A clock is not ahead and behind at once.
        if (chosen.Contains(5))
            chosen.Remove(6);
        Assert.Equal(Faults[chosen.Min()].Reason, Find(Example.Partner(LifecycleState.Prospect), chosen));
    });

    [Theory]
    [InlineData(LifecycleState.Prospect, TransactionKind.Sale, QuarantineReason.PartnerNotActive)]
    [InlineData(LifecycleState.Prospect, TransactionKind.Return, QuarantineReason.Unspecified)]
    [InlineData(LifecycleState.Active, TransactionKind.Sale, QuarantineReason.Unspecified)]
    public void Find_PartnerThatDoesNotSell_HoldsSalesAlone(LifecycleState state, TransactionKind kind, QuarantineReason reason) =>
        Assert.Equal(reason, Find(Example.Partner(state), [], kind));

    [Theory]
    [InlineData(TransactionKind.Sale, QuarantineReason.Currency)]
    [InlineData(TransactionKind.Return, QuarantineReason.Currency)]
    [InlineData(TransactionKind.Void, QuarantineReason.Unspecified)]
    public void Find_NoCurrency_IsAFaultButOfAVoid(TransactionKind kind, QuarantineReason reason) => Assert.Equal(reason, Find(Example.Partner(), [3], kind));

    [Fact]
    public void Find_AtTheClockLimits_HasNone()
    {
        Assert.Equal(QuarantineReason.Unspecified, FindAt(Now + (24 * Hour)));
        Assert.Equal(QuarantineReason.Unspecified, FindAt(BatchTerms.Earliest(Now, 800)));
    }

    private static QuarantineReason FindAt(long micros)
    {
        var batch = Fill(TransactionKind.Sale);
        batch.Transactions[0].OccurredAtMicros = micros;
        return TransactionFaults.Find(batch.Transactions[0], batch, Terms(Example.Partner()));
    }

    private static QuarantineReason Find(PartnerLife life, IEnumerable<int> faults, TransactionKind kind = TransactionKind.Sale)
    {
        var batch = Fill(kind);
        foreach (var fault in faults)
            Faults[fault].Break(ref batch.Transactions[0]);
        return TransactionFaults.Find(batch.Transactions[0], batch, Terms(life));
    }

    private static DecidedBatch Fill(TransactionKind kind)
    {
        var bytes = new TestBytes();
        var batch = new DecidedBatch(bytes);
        new Sent("a", kind).AddTo(batch, bytes, Now);
        batch.Transactions[0].BusinessDay = BusinessDay.Parse("2026-05-28").DaysSinceEpoch;
        return batch;
    }

    private static BatchTerms Terms(PartnerLife life) => new(life, "CNY"u8.ToArray(), "cn"u8.ToArray(), new SalesBook(), BatchTerms.Earliest(Now, 800), Now);
}
