namespace ChannelGrains.Grains.Verification;

/// <summary>Folds every journal from its first record, and compares what is derived of it: live state, snapshot and saved rows of views.</summary>
public interface IStateVerificationGrain : IGrainWithIntegerKey
{
    /// <summary>One at a time: each reads the whole journal, and others wait. It ends when its caller gives up.</summary>
    [ResponseTimeout("12:00:00")]
    Task<StateVerificationReport> Verify(CancellationToken cancellationToken);
}
