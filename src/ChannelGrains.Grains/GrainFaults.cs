using System.IO.Hashing;

namespace ChannelGrains.Grains;

/// <summary>Switches that break a guarantee on purpose, so that a test can show that it would notice. All are off; the server warns when one is on.</summary>
public sealed class GrainFaults
{
    private long _sales;
    private long _reached;

    /// <summary>Takes every transaction for new.</summary>
    public bool SkipDuplicateCheck { get; init; }

    /// <summary>Decides a request anew that was answered before.</summary>
    public bool ForgetRequests { get; init; }

    /// <summary>Lets the answer to a unary call out before what it shows is durable.</summary>
    public bool AnswerEarly { get; init; }

    /// <summary>How long the embedded store lets what is appended wait before it writes it, so that a kill is likely to come in between; 0 is not at all.</summary>
    public TimeSpan CommitDelay { get; init; }

    /// <summary>Leaves the so-manieth sale that this process counts, from 1, out of the figures, although it is acknowledged; 0 is none.</summary>
    public long DropSale { get; init; }

    /// <summary>Counts the so-manieth sale of this process twice; 0 is none.</summary>
    public long CountSaleTwice { get; init; }

    /// <summary>Ends a turn with an exception at one in so many of the steps that turns reach, by <see cref="ThrowSeed"/>; 0 is none.</summary>
    public int ThrowOneIn { get; init; }

    /// <summary>The only step at which turns end so; null is any.</summary>
    public TurnStep? ThrowAt { get; init; }

    /// <summary>Which turns end so.</summary>
    public int ThrowSeed { get; init; }

    /// <summary>Goes on with the state of a turn that ended with an exception.</summary>
    public bool KeepState { get; init; }

    /// <summary>The faults that are on.</summary>
    public IEnumerable<string> Named
    {
        get
        {
            if (SkipDuplicateCheck)
                yield return nameof(SkipDuplicateCheck);
            if (ForgetRequests)
                yield return nameof(ForgetRequests);
            if (AnswerEarly)
                yield return nameof(AnswerEarly);
            if (CommitDelay > TimeSpan.Zero)
                yield return nameof(CommitDelay);
            if (DropSale > 0)
                yield return nameof(DropSale);
            if (CountSaleTwice > 0)
                yield return nameof(CountSaleTwice);
            if (ThrowOneIn > 0)
                yield return nameof(ThrowOneIn);
            if (KeepState)
                yield return nameof(KeepState);
        }
    }

    /// <summary>True where sales have to be told to <see cref="ExtraCounts"/>.</summary>
    internal bool Miscounts => DropSale > 0 || CountSaleTwice > 0;

    /// <summary>A turn has come to a step.</summary>
    internal void Reach(TurnStep step)
    {
        // No more than this, so that it is inlined: batches reach a step for each transaction.
        if (ThrowOneIn > 0)
            ThrowIfDue(step);
    }

    /// <summary>How often to count the next sale besides the right once: -1, 0 or 1.</summary>
    internal int ExtraCounts()
    {
        var number = Interlocked.Increment(ref _sales);
        return (number == CountSaleTwice ? 1 : 0) - (number == DropSale ? 1 : 0);
    }

    private void ThrowIfDue(TurnStep step)
    {
        if ((ThrowAt is null || ThrowAt == step)
            && XxHash64.HashToUInt64(BitConverter.GetBytes(Interlocked.Increment(ref _reached)), ThrowSeed) % (ulong)ThrowOneIn == 0)
            throw new TurnFaultException(step);
    }
}
