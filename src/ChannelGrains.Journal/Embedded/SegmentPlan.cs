namespace ChannelGrains.Journal.Embedded;

/// <summary>A log file that exists or that the committer is to create when the first group for it comes.</summary>
internal readonly record struct SegmentPlan(long Number, long Base, long Length)
{
    public long End => Base + Length;
}
