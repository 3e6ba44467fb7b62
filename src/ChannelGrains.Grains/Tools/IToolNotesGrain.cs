namespace ChannelGrains.Grains.Tools;

/// <summary>Reads who took note of tools; any number of activations answer beside each other. It shows only what is durable, and wakes no partner.</summary>
public interface IToolNotesGrain : IGrainWithIntegerKey
{
    /// <param name="toolId">The tool.</param>
    /// <param name="version">The version.</param>
    /// <param name="partnerId">Only of this partner; empty is all.</param>
    /// <param name="pageSize">Rows of the page; 0 for the default.</param>
    /// <param name="after">What the page before ended with; empty for the first page.</param>
    Task<ListedNotes> List(string toolId, int version, string partnerId, int pageSize, string after);
}
