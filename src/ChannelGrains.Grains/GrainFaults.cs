namespace ChannelGrains.Grains;

/// <summary>Switches that break a guarantee on purpose, so that a test can show that it would notice. All are off; the server warns when one is on.</summary>
public sealed class GrainFaults
{
    private long _sales;

    /// <summary>Takes every transaction for new.</summary>
    public bool SkipDuplicateCheck { get; init; }

    /// <summary>Leaves the so-manieth sale that this process counts, from 1, out of the figures, although it is acknowledged; 0 is none.</summary>
    public long DropSale { get; init; }

    /// <summary>Counts the so-manieth sale of this process twice; 0 is none.</summary>
    public long CountSaleTwice { get; init; }

    /// <summary>The faults that are on.</summary>
    public IEnumerable<string> Named
    {
        get
        {
            if (SkipDuplicateCheck)
                yield return nameof(SkipDuplicateCheck);
            if (DropSale > 0)
                yield return nameof(DropSale);
            if (CountSaleTwice > 0)
                yield return nameof(CountSaleTwice);
        }
    }

    /// <summary>True where sales have to be told to <see cref="ExtraCounts"/>.</summary>
    internal bool Miscounts => DropSale > 0 || CountSaleTwice > 0;

    /// <summary>How often to count the next sale besides the right once: -1, 0 or 1.</summary>
    internal int ExtraCounts()
    {
        var number = Interlocked.Increment(ref _sales);
        return (number == CountSaleTwice ? 1 : 0) - (number == DropSale ? 1 : 0);
    }
}
