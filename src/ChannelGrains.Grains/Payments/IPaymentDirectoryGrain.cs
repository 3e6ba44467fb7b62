namespace ChannelGrains.Grains.Payments;

/// <summary>Lists runs and breaks from the index; any number of activations answer beside each other.</summary>
public interface IPaymentDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>Runs by id.</summary>
    /// <param name="after">The run that the page comes behind; empty for the first page.</param>
    /// <param name="size">Runs of the page; 0 for the default.</param>
    Task<ListedRuns> ListRuns(string after, int size);

    /// <summary>Breaks, the open ones first.</summary>
    /// <param name="runId">Those of a run; empty is all.</param>
    /// <param name="areAll">Those settled or closed too.</param>
    /// <param name="after">The break that the page comes behind, as the page before names it; empty for the first page.</param>
    /// <param name="size">Breaks of the page; 0 for the default.</param>
    Task<ListedBreaks> ListBreaks(string runId, bool areAll, string after, int size);
}
