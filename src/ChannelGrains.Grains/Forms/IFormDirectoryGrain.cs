using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Grains.Forms;

/// <summary>Reads forms; any number of activations answer beside each other. It shows only what is durable.</summary>
public interface IFormDirectoryGrain : IGrainWithIntegerKey
{
    /// <param name="formId">The form.</param>
    /// <param name="version">Which version; 0 is the latest.</param>
    /// <returns>Null where there is none.</returns>
    Task<Form?> Find(string formId, int version);

    /// <summary>Forms in their latest versions, by id.</summary>
    /// <param name="kind">Only those for this; Unspecified is all.</param>
    /// <param name="pageSize">Forms looked at, of which those are listed; 0 for the default.</param>
    /// <param name="after">The id that the page before ended with; empty for the first page.</param>
    Task<ListedForms> List(FormKind kind, int pageSize, string after);
}
