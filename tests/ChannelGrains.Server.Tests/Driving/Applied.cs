namespace ChannelGrains.Server.Tests.Driving;

/// <summary>What a batch that was taken must say.</summary>
internal static class Applied
{
    /// <summary>Accepted and duplicates; what is in quarantine by index and reason.</summary>
    public static void As(BatchResult result, int accepted, int duplicates = 0, params (int Index, QuarantineReason Reason)[] items)
    {
        Assert.Null(result.Error);
        Assert.Equal((accepted, duplicates), (result.Accepted, result.Duplicates));
        Assert.Equal(items, result.Items.Select(item => (item.Index, item.Reason)));
    }
}
