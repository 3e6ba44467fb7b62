using System.Globalization;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Languages;

/// <summary>Hands out the texts of the resources, and of the pseudo language those of English, changed.</summary>
internal sealed class PseudoLocalizerFactory(ResourceManagerStringLocalizerFactory resources) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new PseudoLocalizer(resources.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new PseudoLocalizer(resources.Create(baseName, location));

    private sealed class PseudoLocalizer(IStringLocalizer texts) : IStringLocalizer
    {
        public LocalizedString this[string name] => Change(texts[name]);

        public LocalizedString this[string name, params object[] arguments] => Change(texts[name, arguments]);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);

        private static LocalizedString Change(LocalizedString text) => CultureInfo.CurrentUICulture.Equals(PageLanguages.Pseudo) ? new(text.Name, PseudoText.Of(text.Value)) : text;
    }
}
