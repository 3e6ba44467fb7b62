using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Forms;

/// <summary>The forms; the key is <see cref="FormNames.Forms"/>.</summary>
public interface IFormsGrain : IGrainWithStringKey
{
    /// <summary>Keeps a form; where its latest version says the same already, that is answered.</summary>
    Task<Answer<FormReading>> Put(PutForm command, RequestStamp request);
}
