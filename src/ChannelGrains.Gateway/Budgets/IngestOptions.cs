using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Bounds of the ingest streams, from configuration section <c>ChannelGrains:Ingest</c>.</summary>
public sealed class IngestOptions
{
    /// <summary>Room for what protobuf adds around a frame of the largest size.</summary>
    private const int FrameOverheadBytes = 1_024;

    /// <summary>Frames that a stream may have in flight while the server has room.</summary>
    [Range(1, 10_000)]
    public int WindowFrames { get; set; } = 64;

    /// <summary>Transactions that a stream has in flight when its next frame is left unread until half of them are answered: what waits longer waits
    /// with its sender, where it makes no queue that everybody else waits behind.</summary>
    [Range(1, 1_000_000)]
    public int MaxStreamTransactions { get; set; } = 2_048;

    /// <summary>Batches for partners that do not exist after which a stream ends: a feed that is set up wrongly, or guesses.</summary>
    [Range(1, 1_000_000)]
    public int MaxUnknownPartners { get; set; } = 1_000;

    /// <summary>Transactions that one frame may hold.</summary>
    [Range(1, 4_096)]
    public int MaxFrameTransactions { get; set; } = 4_096;

    /// <summary>Bytes that one frame may hold.</summary>
    [Range(1_024, 64 << 20)]
    public int MaxFrameBytes { get; set; } = 4 << 20;

    /// <summary>Bytes of the largest message or body of any call.</summary>
    public int MaxMessageBytes => MaxFrameBytes + FrameOverheadBytes;

    /// <summary>Transactions that one SubmitTransactions call may hold.</summary>
    [Range(1, 4_096)]
    public int MaxSubmitTransactions { get; set; } = 1_000;

    /// <summary>Bytes of batches that one source may have stored in a day through one gateway; what was sent before comes back evenly over a day.</summary>
    [Range(1L << 20, 1L << 50)]
    public long SourceBytesPerDay { get; set; } = 32L << 30;

    /// <summary>How long a stream may take to send `open`.</summary>
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stream may send nothing before it is asked to close.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a stream lives before it is asked to close, less up to a tenth at random.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a caller has to close after it was asked to.</summary>
    public TimeSpan GoAwayGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a caller may leave a result unread before its stream is cut.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How old a source's definition may be when it is applied to an open stream.</summary>
    public TimeSpan SourceRefresh { get; set; } = TimeSpan.FromSeconds(2);
}
