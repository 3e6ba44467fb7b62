namespace ChannelGrains.Grains.Journalled;

/// <summary>Whoever works on folds of any state.</summary>
internal interface IFoldVisitor
{
    ValueTask VisitAsync<TState>(StateFold<TState> fold, CancellationToken cancellationToken)
        where TState : class, IJournalledState;
}
