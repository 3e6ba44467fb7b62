namespace ChannelGrains.Domain.Forms;

/// <summary>The latest version of each form. Not for several threads at once.</summary>
public sealed class FormHeads
{
    private readonly SortedDictionary<string, FormHead> _heads = new(StringComparer.Ordinal);

    /// <summary>By id.</summary>
    public IReadOnlyCollection<FormHead> All => _heads.Values;

    public FormHead? Find(string formId) => _heads.GetValueOrDefault(formId);

    /// <summary>Puts a version, of which there is none later.</summary>
    public void Set(FormHead head) => _heads[head.FormId] = head;
}
