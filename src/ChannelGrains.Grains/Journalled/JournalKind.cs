using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Journals beside those of partners: a capability registers the kinds that it keeps, so that all of them can be verified.</summary>
internal abstract class JournalKind
{
    /// <summary>The grain that holds a journal; null when the journal is of another kind.</summary>
    public abstract IGrainWithStringKey? GrainOf(JournalName journal, IGrainFactory grains);

    /// <summary>Shows a visitor the fold of a journal; null when the journal is of another kind.</summary>
    public abstract ValueTask? Visit(JournalName journal, IFoldVisitor visitor, CancellationToken cancellationToken);
}

/// <summary>Journals that one grain interface holds.</summary>
/// <param name="keyOf">The key of a journal's grain; null when the journal is of another kind.</param>
/// <param name="fold">The fold of the journal of a grain.</param>
internal sealed class JournalKind<TGrain, TState>(Func<string, string?> keyOf, Func<string, StateFold<TState>> fold) : JournalKind
    where TGrain : IGrainWithStringKey
    where TState : class, IJournalledState
{
    /// <summary>One journal for each key.</summary>
    public static JournalKind Each(string prefix, Func<string, StateFold<TState>> fold) =>
        new JournalKind<TGrain, TState>(name => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null, fold);

    /// <summary>One journal in all, whose grain's key is its name.</summary>
    public static JournalKind One(string name, Func<StateFold<TState>> fold) => new JournalKind<TGrain, TState>(other => other == name ? name : null, _ => fold());

    public override IGrainWithStringKey? GrainOf(JournalName journal, IGrainFactory grains) => keyOf(journal.Value) is { } key ? grains.GetGrain<TGrain>(key) : null;

    public override ValueTask? Visit(JournalName journal, IFoldVisitor visitor, CancellationToken cancellationToken) =>
        keyOf(journal.Value) is { } key ? visitor.VisitAsync(fold(key), cancellationToken) : null;
}
