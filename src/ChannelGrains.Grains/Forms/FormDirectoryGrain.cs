using ChannelGrains.Domain.Forms;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Forms;

[StatelessWorker]
internal sealed class FormDirectoryGrain(IJournalIndex index, FormLibrary library) : Grain, IFormDirectoryGrain
{
    private static readonly IReadOnlySet<string> All = new HashSet<string>();

    public Task<Form?> Find(string formId, int version) => library.FindAsync(formId, version, CancellationToken.None).AsTask();

    public async Task<ListedForms> List(FormKind kind, int pageSize, string after)
    {
        var page = await IndexDirectory.PageAsync(index, FormKeys.Latest, after, Pages.Size(pageSize), Pages.LargestBytes, All);
        var forms = page.Values.Select(value => FormFacts.ToDomain(FormEntry.Parser.ParseFrom(value.Span).Form)).Where(form => kind == FormKind.Unspecified || form.Kind == kind);
        return new ListedForms([.. forms], page.Last);
    }
}
