using ChannelGrains.Ingest.V1;
using CsCheck;

namespace ChannelGrains.Client.Tests.Sending;

public sealed class SendStateTests
{
    private static readonly StreamOpened Opened = new() { WindowFrames = 4, MaxFrameTransactions = 16, MaxFrameBytes = 4_096 };

    [Theory]
    [InlineData(SourceMode.Keyed)]
    [InlineData(SourceMode.Sequenced)]
    public void AnySequence_OfSendsRefusalsAndLostStreams_TakesEachTransactionOnceInOrder(SourceMode mode) =>
        Gen.Int.Sample(seed => new SendStateRun(mode, seed).Run(), iter: 2_000);

    [Fact]
    public void Offer_TheWindowIsFull_IsNotTakenUntilAQuarterIsFree()
    {
        var state = NewState(SourceMode.Keyed, windowBytes: 100);
        state.OnOpened(new OpenStream(Opened), 1, new SendEffects());
        for (var i = 0; i < 4; i++)
            Assert.True(state.Offer("a", Sale(i), 25).IsTaken);

        Assert.False(state.Offer("a", Sale(4), 25).IsTaken);
        Assert.False(state.HasRoomAgain);

        var frame = state.Next(default, default, isUrgent: true, new SendEffects()).Frame!;
        state.Apply(new StreamResults { FramesCompleted = 1, WindowFrames = 4, Results = { new BatchResult { BatchId = frame.Batches[0].BatchId, Accepted = 4 } } }, default, new SendEffects());
        Assert.True(state.HasRoomAgain);
        Assert.True(state.Offer("a", Sale(4), 25).IsTaken);
    }

    [Fact]
    public void Next_APartialFrameBesideOneUnderWay_LingersOnceUnlessSomebodyWaits()
    {
        var linger = TimeSpan.FromMilliseconds(5);
        var state = NewState(SourceMode.Keyed);
        state.OnOpened(new OpenStream(Opened), 1, new SendEffects());
        state.Offer("a", Sale(0), 25);
        Assert.NotNull(state.Next(default, linger, isUrgent: false, new SendEffects()).Frame);
        state.Offer("a", Sale(1), 25);

        Assert.Equal(linger, state.Next(default, linger, isUrgent: false, new SendEffects()).After);
        Assert.NotNull(state.Next(linger, linger, isUrgent: false, new SendEffects()).Frame);

        state.Offer("a", Sale(2), 25);
        Assert.NotNull(state.Next(linger, linger, isUrgent: true, new SendEffects()).Frame);
    }

    [Fact]
    public void Settle_TheServerLacksWhatWasAcknowledged_StopsTheLaneAndGivesBackWhatItHolds()
    {
        var state = NewState(SourceMode.Sequenced);
        var effects = new SendEffects();
        state.StartLane("a", new LanePosition(1, 10));
        state.OnOpened(new OpenStream(Opened), incarnation: 1, effects);
        state.Offer("a", Sale(10), 25);
        state.OnEnded(effects);

        state.OnOpened(new OpenStream(Opened), incarnation: 2, effects);
        state.Settle(Assert.Single(effects.LookUps), new Lane { Epoch = 1, CommittedSequence = 7 }, effects);

        Assert.Equal("LANE_GAP", effects.Outcomes.OfType<LaneStopped>().Single().Error.Reason);
        Assert.Equal("10", effects.Outcomes.OfType<Refused>().Single().Transactions.Single().TransactionId);
        Assert.Equal(0, state.Progress.Unacknowledged);
    }

    [Fact]
    public void Fail_WithTransactionsHeld_GivesAllBack()
    {
        var state = NewState(SourceMode.Keyed);
        var effects = new SendEffects();
        state.OnOpened(new OpenStream(Opened), 1, effects);
        state.Offer("a", Sale(0), 25);
        state.Next(default, default, isUrgent: false, effects);
        state.Offer("b", Sale(1), 25);

        state.Fail(new ServerError { Code = Grpc.Core.StatusCode.NotFound, Message = "No such source." }, effects);

        Assert.Equal(["0", "1"], effects.Outcomes.OfType<Refused>().SelectMany(refused => refused.Transactions).Select(transaction => transaction.TransactionId).Order());
        Assert.Equal(0, state.Progress.Unacknowledged);
    }

    private static SendState NewState(SourceMode mode, long windowBytes = 1 << 20) =>
        new(mode, windowBytes, batchTransactions: 8, new Backoff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(4)));

    private static Transaction Sale(int number) => new() { TransactionId = $"{number}" };
}
