namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Every attack there is, in the order of the rounds.</summary>
internal static class AllAttacks
{
    public static IReadOnlyList<IAttack> List { get; } =
    [
        new EmptyBatches(), new Conflicts(), new OldVoids(), new ManyLines(), new HugeUnits(), new UnknownPartners(), new NoKey(), new QuarantinePages(),
        new ManyWatches(), new BigRecords(), new UnknownFields(), new RestBodies(), new SilentReaders(), new Mutations(), new Names(), new ManyStreams(),
        new Questions(), new FullFrames(),
    ];
}
