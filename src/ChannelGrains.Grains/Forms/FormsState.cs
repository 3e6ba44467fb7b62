using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Forms;

internal sealed class FormsState : IJournalledState
{
    public FormHeads Forms { get; } = new();

    public RequestLog Requests { get; } = new();
}
